import { Badge, Tooltip, VisuallyHidden } from '@mantine/core';
import type { ListedRecording, RecordingSummary } from '@opname/protocol';
import { IconAlert, IconCheck, IconDeadClick, IconNotes, IconRage } from '../look/icons.ts';
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

const ringOf = (share: number) =>
  `conic-gradient(var(--mantine-primary-color-filled) ${Math.round(share * 360)}deg, var(--opname-line) 0)`;

/** How much of it whoever is signed in has watched. */
export function WatchedMark({ watched: { state, share } }: Pick<ListedRecording, 'watched'>) {
  const { t } = useSpeech();
  const words = state === 'partly' ? t.line.share(Math.round(share * 100)) : t.watched[state];
  return (
    <Tooltip label={words}>
      <span className={styles.watched} data-state={state}>
        <span
          className={styles.ring}
          style={{ background: state === 'partly' ? ringOf(share) : undefined }}
          aria-hidden="true"
        >
          {state === 'yes' && <IconCheck size={11} stroke={3} />}
        </span>
        <VisuallyHidden>{words}</VisuallyHidden>
      </span>
    </Tooltip>
  );
}

/** What went wrong in it, and what was noted: nothing where there is nothing. */
export function TroubleMarks({ recording }: { recording: ListedRecording }) {
  const { t } = useSpeech();
  const { rage, dead, errors, notes } = recording;
  const marks = [
    { count: rage, words: t.line.rage(rage), icon: <IconRage size={15} aria-hidden /> },
    { count: dead, words: t.line.dead(dead), icon: <IconDeadClick size={15} aria-hidden /> },
    { count: errors, words: t.line.errors(errors), icon: <IconAlert size={15} aria-hidden /> },
    { count: notes, words: t.line.notes(notes), icon: <IconNotes size={15} aria-hidden /> },
  ].filter(({ count }) => count > 0);
  if (marks.length === 0) return <span className={styles.nothing}>–</span>;
  return (
    <span className={styles.marks}>
      {marks.map(({ count, words, icon }) => (
        <Tooltip key={words} label={words}>
          <span className={styles.mark}>
            {icon}
            <span aria-hidden="true">{count}</span>
            <VisuallyHidden>{words}</VisuallyHidden>
          </span>
        </Tooltip>
      ))}
    </span>
  );
}
