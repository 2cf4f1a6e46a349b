import { Alert, Button, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '../look/icons.ts';
import { useSpeech } from '../texts/texts.ts';
import { useTeamTexts } from './team-speech.ts';
import styles from './team.module.css';

/** What is shown now and never again: a link or a key. */
export function ShownOnce({ label, value, hint }: { label: string; value: string; hint?: string }) {
  const t = useTeamTexts();
  const { t: studio } = useSpeech();
  const clipboard = useClipboard();
  return (
    <Alert className={styles.full ?? ''} role="status" variant="light" title={t.shownOnce}>
      <TextInput
        label={label}
        {...(hint !== undefined && { description: hint })}
        value={value}
        readOnly
        mb="sm"
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <Button
        variant="default"
        leftSection={clipboard.copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
        onClick={() => clipboard.copy(value)}
      >
        {clipboard.copied ? studio.copied : studio.copy}
      </Button>
    </Alert>
  );
}
