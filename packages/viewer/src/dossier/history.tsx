import type { ReactNode } from 'react';
import { IconPause, IconPlay, IconStop, IconDelete, IconCheck, IconExpired } from '../look/icons.ts';
import type { ConsentEvent } from '@opname/protocol';
import { useDossierSpeech } from './dossier-speech.ts';
import styles from './dossier.module.css';

interface HistoryProps {
  events: readonly ConsentEvent[];
  /** What can be done with the receipt of an event. */
  receiptOf: (event: ConsentEvent) => ReactNode;
}

/** All answers to the notice, the newest first. */
export function History({ events, receiptOf }: HistoryProps) {
  const { t } = useDossierSpeech();
  if (events.length === 0) return <p className={styles.quiet}>{t.history.none}</p>;
  return (
    <ol className={styles.history}>
      {events
        .toSorted((a, b) => b.at - a.at)
        .map((event) => (
          <li key={`${event.at} ${event.kind}`} className={styles.event}>
            <span className={styles.eventMark} data-kind={event.kind}>
              <EventIcon kind={event.kind} />
            </span>
            <EventLine event={event} />
            <span className={styles.eventActions}>{receiptOf(event)}</span>
          </li>
        ))}
    </ol>
  );
}

function EventLine({ event }: { event: ConsentEvent }) {
  const { t, format, language } = useDossierSpeech();
  const shownIn = new Intl.DisplayNames(language, { type: 'language' }).of(event.language) ?? event.language;
  return (
    <span className={styles.eventText}>
      <strong>{t.history.kinds[event.kind]}</strong>
      <span className={styles.quiet}>
        {event.how === null ? format.dateTime(event.at) : `${format.dateTime(event.at)} · ${t.history.how[event.how]}`}
      </span>
      {event.kind === 'given' && (
        <span className={styles.quiet}>
          {t.history.notice(event.noticeVersion, shownIn)} ·{' '}
          <a href={event.noticeUrl} target="_blank" rel="noreferrer">
            {t.history.readNotice}
          </a>
        </span>
      )}
    </span>
  );
}

const ICON_SIZE = 16;

function EventIcon({ kind }: Pick<ConsentEvent, 'kind'>) {
  switch (kind) {
    case 'given':
      return <IconCheck size={ICON_SIZE} aria-hidden />;
    case 'paused':
      return <IconPause size={ICON_SIZE} aria-hidden />;
    case 'resumed':
      return <IconPlay size={ICON_SIZE} aria-hidden />;
    case 'stopped':
      return <IconStop size={ICON_SIZE} aria-hidden />;
    case 'erased':
      return <IconDelete size={ICON_SIZE} aria-hidden />;
    case 'expired':
    default:
      return <IconExpired size={ICON_SIZE} aria-hidden />;
  }
}
