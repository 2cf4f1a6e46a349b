import { Button } from '@mantine/core';
import { NOTE_MAX, type Colleague } from '@opname/protocol';
import type { FormEvent, KeyboardEvent, Ref } from 'react';
import { textOf } from '../form-text.ts';
import { useSpeech } from '../texts/texts.ts';
import { MentionField } from './mention-field.tsx';
import { readNames, writeNames } from './mention-text.ts';
import styles from './notes.module.css';

interface NoteFormProps {
  /** Says what the note is about, also to who does not see where it stands. */
  label: string;
  submit: string;
  text?: string;
  placeholder?: string;
  isBusy: boolean;
  /** Who can be mentioned, or is already. */
  colleagues: readonly Colleague[];
  field?: Ref<HTMLTextAreaElement>;
  /** Resolves when it is kept; the field is emptied then, and only then. */
  onSubmit: (text: string) => Promise<unknown>;
  onCancel?: () => void;
}

/** A note that is being written; Ctrl and Enter keep it, Escape leaves it. */
export function NoteForm(props: NoteFormProps) {
  const { label, submit, text = '', placeholder, isBusy, colleagues, field, onSubmit, onCancel } = props;
  const { t } = useSpeech();
  const keep = (form: HTMLFormElement) => {
    const written = textOf(new FormData(form), 'text');
    if (written === '' || isBusy) return;
    // What was refused is told beside the form, and stays in it.
    onSubmit(writeNames(written, colleagues)).then(
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
      <MentionField
        field={field}
        colleagues={colleagues}
        name="text"
        label={label}
        defaultValue={readNames(text, colleagues)}
        placeholder={placeholder ?? ''}
        maxLength={NOTE_MAX}
        autosize
        minRows={1}
        maxRows={8}
        autoFocus={onCancel !== undefined}
        onKey={onKeyDown}
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
