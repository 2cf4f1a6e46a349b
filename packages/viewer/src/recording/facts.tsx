import type { RecordingDetails } from '@opname/protocol';
import { Fragment, type ReactNode } from 'react';
import { ExpiryMark } from '../recordings/marks.tsx';
import { useSpeech } from '../texts/texts.ts';
import styles from './facts.module.css';

/** What is known about a recording besides what it shows. */
export function Facts({ recording }: { recording: RecordingDetails }) {
  const { t, format, language } = useSpeech();
  const { startedAt, endedAt } = recording;
  const shownIn = new Intl.DisplayNames(language, { type: 'language' }).of(recording.language) ?? recording.language;
  const facts: [string, ReactNode][] = [
    [t.recording.site, recording.siteName],
    [t.recording.participant, recording.subject],
    [t.recording.consented, format.dateTime(recording.consentedAt)],
    [t.recording.window, format.dateTime(recording.until)],
    [
      t.recording.expires,
      <Fragment key="expiry">
        {format.dateTime(recording.expiresAt)}
        <br />
        <ExpiryMark expiresAt={recording.expiresAt} />
      </Fragment>,
    ],
    [t.recording.length, startedAt === null || endedAt === null ? '–' : format.length(endedAt - startedAt)],
    [t.list.events, format.number(recording.events)],
    [t.recording.size, format.bytes(recording.bytes)],
    [t.recording.level, t.level[recording.level].means],
    [t.recording.rules, t.recording.rulesValue(recording.rulesVersion)],
    [t.recording.notice, t.recording.noticeValue(recording.noticeVersion, shownIn)],
    [t.recording.id, <code key="id">{recording.id}</code>],
  ];
  return (
    <section className={styles.panel} aria-labelledby="facts">
      <h2 id="facts" className={styles.title}>
        {t.recording.facts}
      </h2>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
