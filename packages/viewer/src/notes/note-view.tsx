import { Button } from '@mantine/core';
import { splitMentions, type Note } from '@opname/protocol';
import { useState } from 'react';
import { formatClock } from '../format.ts';
import { useSpeech } from '../texts/texts.ts';
import { NoteForm } from './note-form.tsx';
import styles from './notes.module.css';
import type { Notebook } from './use-notes.ts';

export interface NoteViewProps {
  note: Note;
  answers?: readonly Note[];
  /** When its page began. */
  startedAt: number;
  notebook: Notebook;
  /** Whether any note may be removed here, and not only an own one. */
  mayRemove: boolean;
  onGo: (time: number) => void;
}

/** A note with its answers. */
export function NoteView(props: NoteViewProps) {
  const { note, answers = [], startedAt, notebook, onGo } = props;
  const { t } = useSpeech();
  const [isAnswering, setAnswering] = useState(false);
  const time = formatClock(note.at - startedAt);
  const { page, at, id } = note;
  const answer = async (text: string) => {
    await notebook.write.mutateAsync({ page, at, text, under: id });
    setAnswering(false);
  };
  return (
    <li className={styles.thread}>
      <button
        type="button"
        className={styles.time}
        aria-label={t.notes.goTo(time)}
        onClick={() => onGo(note.at - startedAt)}
      >
        {time}
      </button>
      <div className={styles.said}>
        <Said {...props} onAnswer={() => setAnswering(true)} />
        {answers.length > 0 && (
          <ul className={styles.answers}>
            {answers.map((one) => (
              <li key={one.id}>
                <Said {...props} note={one} />
              </li>
            ))}
          </ul>
        )}
        {isAnswering && (
          <NoteForm
            label={t.notes.answerTo(note.author)}
            submit={t.notes.send}
            isBusy={notebook.write.isPending}
            colleagues={notebook.colleagues}
            onSubmit={answer}
            onCancel={() => setAnswering(false)}
          />
        )}
      </div>
    </li>
  );
}

function Said({ note, notebook, mayRemove, onAnswer }: NoteViewProps & { onAnswer?: () => void }) {
  const { t, format } = useSpeech();
  const [doing, setDoing] = useState<'nothing' | 'changing' | 'removing'>('nothing');
  const { id, author, text, isOwn, writtenAt, changedAt } = note;
  const change = async (words: string) => {
    await notebook.change.mutateAsync({ id, text: words });
    setDoing('nothing');
  };
  if (doing === 'changing') {
    return (
      <NoteForm
        label={t.notes.text}
        submit={t.notes.save}
        text={text}
        isBusy={notebook.change.isPending}
        colleagues={[...notebook.colleagues, ...note.mentions]}
        onSubmit={change}
        onCancel={() => setDoing('nothing')}
      />
    );
  }
  return (
    <>
      <p className={styles.author}>
        <strong>{author}</strong> <span>{format.dateTime(writtenAt)}</span>
        {changedAt !== null && <span>({t.notes.changed})</span>}
      </p>
      <Words note={note} />
      <div className={styles.deeds}>
        {onAnswer && <Deed label={t.notes.answer} onClick={onAnswer} />}
        {isOwn && <Deed label={t.notes.change} onClick={() => setDoing('changing')} />}
        {(isOwn || mayRemove) && (
          <Deed
            label={doing === 'removing' ? t.notes.removeNow : t.notes.remove}
            isGrave={doing === 'removing'}
            onClick={() => (doing === 'removing' ? notebook.remove.mutate(id) : setDoing('removing'))}
            onLeave={() => setDoing('nothing')}
          />
        )}
      </div>
    </>
  );
}

/** What was written; whom it mentions stands out. */
function Words({ note: { text, mentions } }: Pick<NoteViewProps, 'note'>) {
  const parts = splitMentions(text).map((part, place) => ({ part, place }));
  return (
    <p className={styles.words}>
      {parts.map(({ part, place }) =>
        place % 2 === 0 ? (
          part
        ) : (
          <span key={place} className={styles.mention}>
            @{mentions.find(({ id }) => id === part)?.name ?? part}
          </span>
        ),
      )}
    </p>
  );
}

interface DeedProps {
  label: string;
  isGrave?: boolean;
  onClick: () => void;
  onLeave?: () => void;
}

function Deed({ label, isGrave = false, onClick, onLeave }: DeedProps) {
  const colour = isGrave ? 'red' : 'gray';
  return (
    <Button size="compact-xs" variant="subtle" color={colour} onClick={onClick} onBlur={onLeave ?? (() => {})}>
      {label}
    </Button>
  );
}
