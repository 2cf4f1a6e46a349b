import { Button, VisuallyHidden } from '@mantine/core';
import type { NoteForMe } from '@opname/protocol';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { formatClock } from '../format.ts';
import { IconNotes } from '../look/icons.ts';
import surfaces from '../look/surfaces.module.css';
import { formatPlace } from '../player/place.ts';
import { ExpiryMark } from '../recordings/marks.tsx';
import { Explanation } from '../shell/explanation.tsx';
import { useServer } from '../shell/server.ts';
import { Answer, ViewFrame } from '../shell/view-frame.tsx';
import { useSpeech } from '../texts/texts.ts';
import styles from './notes.module.css';

/** The notes that mention whoever is signed in, or answer theirs. Their words are read in the recording. */
export function ForMe() {
  const { t } = useSpeech();
  const list = useNotesForMe();
  return (
    <ViewFrame title={t.notes.forMe} lead={t.notes.forMeLead}>
      <Answer query={list}>
        {({ notes }) =>
          notes.length === 0 ? (
            <div className={surfaces.panel}>
              <Explanation tone="calm" what={t.notes.noneForMe} cure={t.notes.noneForMeLead} />
            </div>
          ) : (
            <ul className={`${surfaces.panel} ${styles.forMe}`}>
              {notes.map((note) => (
                <Line key={note.id} note={note} />
              ))}
            </ul>
          )
        }
      </Answer>
    </ViewFrame>
  );
}

function Line({ note }: { note: NoteForMe }) {
  const { t, format } = useSpeech();
  const { recording, page, time, author, why, siteName, subject, writtenAt, expiresAt, isUnread } = note;
  return (
    <li data-unread={isUnread}>
      <Link href={`/recordings/${recording}?${formatPlace({ page, time })}`}>
        {isUnread && <VisuallyHidden>{t.notes.unread}: </VisuallyHidden>}
        {t.notes.whyForMe[why](author)}
      </Link>
      <p className={surfaces.quiet}>
        {siteName} · {t.recording.of(subject)} · {t.notes.at(formatClock(time))} · {format.dateTime(writtenAt)} ·{' '}
        {t.recording.expires} <ExpiryMark expiresAt={expiresAt} />
      </p>
    </li>
  );
}

/** Leads there, and says how many are unread. */
export function ForMeButton() {
  const { t } = useSpeech();
  const unread = useNotesForMe().data?.notes.filter(({ isUnread }) => isUnread).length ?? 0;
  return (
    <Button component={Link} href="/for-me" variant="default" leftSection={<IconNotes size={16} aria-hidden />}>
      {unread === 0 ? t.notes.forMe : t.notes.forMeUnread(unread)}
    </Button>
  );
}

function useNotesForMe() {
  const { api } = useServer();
  return useQuery({
    queryKey: ['notes-for-me'],
    queryFn: ({ signal }) => api.call('listNotesForMe', {}, signal),
    // What was opened meanwhile is unread no longer.
    staleTime: 0,
  });
}
