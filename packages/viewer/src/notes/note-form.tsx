import { Button, Textarea } from '@mantine/core';
import { NOTE_MAX } from '@opname/protocol';
import type { FormEvent, KeyboardEvent, Ref } from 'react';
import { textOf } from '../form-text.ts';
import { useSpeech } from '../texts/texts.ts';
import styles from './notes.module.css';

interface NoteFormProps {
  /** Says what the note is about, also to who does not see where it stands. */
  label: string;
  submit: string;
  text?: string;
  placeholder?: string;
  isBusy: boolean;
  field?: Ref<HTMLTextAreaElement>;
  /** Resolves when it is kept; the field is emptied then, and only then. */
  onSubmit: (text: string) => Promise<unknown>;
  onCancel?: () => void;
}

/** A note that is being written; Ctrl and Enter keep it, Escape leaves it. */
export function NoteForm({ label, submit, text = '', placeholder, isBusy, field, onSubmit, onCancel }: NoteFormProps) {
  const { t } = useSpeech();
  const keep = (form: HTMLFormElement) => {
    const written = textOf(new FormData(form), 'text');
    if (written === '' || isBusy) return;
    // What was refused is told beside the form, and stays in it.
    onSubmit(written).then(
      () => form.reset(),
      () => undefined,
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { form } = event.currentTarget;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && form) keep(form);
    if (event.key !== 'Escape') return;
    event.currentTarget.blur();
    onCancel?.();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        keep(event.currentTarget);
      }}
    >
      <Textarea
        ref={field ?? null}
        name="text"
        label={label}
        defaultValue={text}
        placeholder={placeholder ?? ''}
        maxLength={NOTE_MAX}
        autosize
        minRows={1}
        maxRows={8}
        autoFocus={onCancel !== undefined}
        onKeyDown={onKeyDown}
      />
      <div className={styles.buttons}>
        <Button type="submit" size="xs" loading={isBusy}>
          {submit}
        </Button>
        {onCancel && (
          <Button size="xs" variant="subtle" color="gray" onClick={onCancel}>
            {t.notes.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}
