import { useDossierSpeech } from '../dossier/dossier-speech.ts';
import type { OwnRecording } from '@opname/protocol';
import styles from './participant.module.css';

type Facts = Pick<OwnRecording, 'startedAt' | 'endedAt' | 'expiresAt' | 'level' | 'watched'>;

/** What there is to know of a recording at a glance. */
export function RecordingFacts({ recording }: { recording: Facts }) {
  const { t, format } = useDossierSpeech();
  const { startedAt, endedAt, expiresAt, watched, level } = recording;
  const times = watched.filter(({ what, who }) => what === 'opened' && who !== 'participant').length;
  const facts: [name: string, value: string, more?: string][] = [
    [t.facts.recorded, startedAt === null ? t.facts.nothingYet : format.dateTime(startedAt)],
    [t.facts.length, startedAt === null || endedAt === null ? '–' : format.length(endedAt - startedAt)],
    [t.facts.expires, format.countdown(expiresAt, Date.now()).text, format.dateTime(expiresAt)],
    [t.facts.watchedBy, times === 0 ? t.facts.never : t.facts.times(times)],
    [t.facts.level, t.facts.levels[level]],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value, more]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value}
            {more && <span className={styles.more}>{more}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
