import { VisuallyHidden } from '@mantine/core';
import type { Note, Page } from '@opname/protocol';
import type { Ref } from 'react';
import { formatClock } from '../format.ts';
import surfaces from '../look/surfaces.module.css';
import { Failure } from '../shell/failure.tsx';
import { usePerson } from '../shell/server.ts';
import { useSpeech } from '../texts/texts.ts';
import { NoteForm } from './note-form.tsx';
import { NoteView } from './note-view.tsx';
import styles from './notes.module.css';
import type { Notebook } from './use-notes.ts';

interface NotesPanelProps {
  page: Page;
  notebook: Notebook;
  /** Milliseconds from the page's start: where a new note goes. */
  time: number;
  field: Ref<HTMLTextAreaElement>;
  onGo: (time: number) => void;
}

/** The notes on one page of a recording, and the field for another at the play head. */
export function NotesPanel({ page, notebook, time, field, onGo }: NotesPanelProps) {
  const { t } = useSpeech();
  const { notes, write, change, remove } = notebook;
  const here = notes.filter((note) => note.page === page.id);
  const add = (text: string) => write.mutateAsync({ page: page.id, at: page.startedAt + Math.round(time), text });
  return (
    <section className={styles.panel} aria-labelledby="notes">
      <h2 id="notes" className={styles.title}>
        {t.notes.title}
      </h2>
      <NoteForm
        field={field}
        label={t.notes.at(formatClock(time))}
        placeholder={t.notes.placeholder}
        submit={t.notes.add}
        isBusy={write.isPending}
        colleagues={notebook.colleagues}
        onSubmit={add}
      />
      <p className={surfaces.quiet}>{t.notes.lead}</p>
      <Failure error={write.error ?? change.error ?? remove.error ?? notebook.error} />
      <Threads notes={here} page={page} notebook={notebook} onGo={onGo} />
    </section>
  );
}

interface ThreadsProps extends Pick<NotesPanelProps, 'page' | 'notebook' | 'onGo'> {
  notes: readonly Note[];
}

function Threads({ notes, page, notebook, onGo }: ThreadsProps) {
  const { t } = useSpeech();
  const role = usePerson().data?.role;
  if (notebook.isPending) {
    return (
      <p role="status">
        <VisuallyHidden>{t.notes.load}</VisuallyHidden>
      </p>
    );
  }
  if (notes.length === 0) return notebook.error === null && <p className={styles.none}>{t.notes.none}</p>;
  return (
    <ul className={styles.list}>
      {notes
        .filter(({ under }) => under === null)
        .map((note) => (
          <NoteView
            key={note.id}
            note={note}
            answers={notes.filter(({ under }) => under === note.id)}
            startedAt={page.startedAt}
            notebook={notebook}
            mayRemove={role === 'officer' || role === 'admin'}
            onGo={onGo}
          />
        ))}
    </ul>
  );
}
