import { Button, Paper, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { textOf } from '../form-text.ts';
import { useSpeech } from '../texts/texts.ts';
import styles from './recording.module.css';

/** Characters of a reason: a sentence, which the participant reads. */
const MAX_LENGTH = 200;

interface ReasonFormProps {
  /** What follows from giving a reason. */
  submit: string;
  onReason: (why: string) => void;
}

/** Asks why the recording is watched; the answer goes into the watch log and onto the participant's page. */
export function ReasonForm({ submit: submitLabel, onReason }: ReasonFormProps) {
  const { t } = useSpeech();
  const [isMissing, setMissing] = useState(false);
  const submit = (form: FormData) => {
    const why = textOf(form, 'why');
    setMissing(why === '');
    if (why !== '') onReason(why);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      <Textarea
        name="why"
        label={t.reason.label}
        maxLength={MAX_LENGTH}
        autosize
        minRows={2}
        autoFocus
        error={isMissing && t.reason.missing}
      />
      <Button type="submit" mt="md">
        {submitLabel}
      </Button>
    </form>
  );
}

/** In the place of a recording whose site wants to know first. */
export function ReasonAsked({ onReason }: Pick<ReasonFormProps, 'onReason'>) {
  const { t } = useSpeech();
  return (
    <Paper withBorder className={styles.reason ?? ''}>
      <Title order={1} size="h3">
        {t.reason.title}
      </Title>
      <Text c="dimmed" mt={6} mb="md">
        {t.reason.lead}
      </Text>
      <ReasonForm submit={t.reason.submit} onReason={onReason} />
    </Paper>
  );
}
