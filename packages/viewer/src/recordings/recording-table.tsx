import type { ListedRecording } from '@opname/protocol';
import { Link } from 'wouter';
import { TagMarks } from '../tags/tag-marks.tsx';
import { useSpeech } from '../texts/texts.ts';
import { ExpiryMark, LiveMark, TroubleMarks, WatchedMark } from './marks.tsx';
import styles from './recording-table.module.css';

/** One line for each recording; the whole line leads to it. On a narrow screen each becomes a card. */
export function RecordingTable({ recordings }: { recordings: readonly ListedRecording[] }) {
  const { t } = useSpeech();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t.list.site}</th>
          <th scope="col">{t.list.participant}</th>
          <th scope="col">{t.list.started}</th>
          <th scope="col" className={styles.number}>
            {t.list.length}
          </th>
          <th scope="col" className={styles.number}>
            {t.list.pages}
          </th>
          <th scope="col">{t.line.signals}</th>
          <th scope="col">{t.filter.watched}</th>
          <th scope="col">{t.list.expires}</th>
        </tr>
      </thead>
      <tbody>
        {recordings.map((recording) => (
          <RecordingRow key={recording.id} recording={recording} />
        ))}
      </tbody>
    </table>
  );
}

function RecordingRow({ recording }: { recording: ListedRecording }) {
  const { t, format } = useSpeech();
  const { id, siteName, subject, startedAt, endedAt, consentedAt, status } = recording;
  return (
    <tr data-watched={recording.watched.state}>
      <th scope="row" data-label={t.list.site}>
        <span className={styles.site}>
          <Link href={`/recordings/${id}`} className={styles.link} aria-label={t.list.open(siteName, subject)}>
            {siteName}
          </Link>
          {status === 'live' && <LiveMark />}
        </span>
        <TagMarks tags={recording.tags} />
      </th>
      <td data-label={t.list.participant} className={styles.subject} title={subject}>
        {subject}
      </td>
      <td data-label={t.list.started}>{format.dateTime(startedAt ?? consentedAt)}</td>
      <td data-label={t.list.length} className={styles.number}>
        {startedAt === null || endedAt === null ? '–' : format.length(endedAt - startedAt)}
      </td>
      <td data-label={t.list.pages} className={styles.number}>
        {format.number(recording.pages)}
      </td>
      <td data-label={t.line.signals}>
        <TroubleMarks recording={recording} />
      </td>
      <td data-label={t.filter.watched}>
        <WatchedMark watched={recording.watched} />
      </td>
      <td data-label={t.list.expires}>
        <ExpiryMark expiresAt={recording.expiresAt} />
      </td>
    </tr>
  );
}
