import { Badge, Tooltip } from '@mantine/core';
import type { RecordingSummary } from '@opname/protocol';
import { useSpeech } from '../texts/texts.ts';
import styles from './marks.module.css';
import { useNow } from './now.ts';

/** That it is being recorded at this moment. */
export function LiveMark() {
  const { t } = useSpeech();
  return (
    <span className={styles.live}>
      <span className={styles.dot} aria-hidden="true" />
      {t.list.live}
    </span>
  );
}

/** How much of the page the recording shows. */
export function LevelMark({ level }: { level: RecordingSummary['level'] }) {
  const { t } = useSpeech();
  const { name, means } = t.level[level];
  return (
    <Tooltip label={means} multiline maw={260}>
      <Badge variant="default" className={styles.level ?? ''}>
        {name}
      </Badge>
    </Tooltip>
  );
}

/** How long it may still be watched. */
export function ExpiryMark({ expiresAt }: { expiresAt: number }) {
  const { t, format } = useSpeech();
  const { state, text } = format.countdown(expiresAt, useNow());
  const words = state === 'over' ? t.expiry.over : text;
  return (
    <Tooltip label={format.dateTime(expiresAt)}>
      <span className={styles.expiry} data-state={state}>
        {words}
      </span>
    </Tooltip>
  );
}
