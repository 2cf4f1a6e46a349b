import { useDossierSpeech } from '../dossier/dossier-speech.ts';
import { Watched } from '../dossier/watched.tsx';
import type { OwnRecording } from '@opname/protocol';
import styles from './participant.module.css';
import { RecordingActions } from './recording-actions.tsx';
import { RecordingFacts } from './recording-facts.tsx';
import { RecordingPlayer } from './recording-player.tsx';

/** One recording: how it stands, what can be done with it, itself, and who watched it. */
export function RecordingCard({ recording }: { recording: OwnRecording }) {
  const { t, format } = useDossierSpeech();
  const until = format.time(recording.until);
  const lead = t.status.lead[recording.state];
  return (
    <>
      <section className={styles.card} aria-labelledby="status">
        <div className={styles.status} data-state={recording.state}>
          <h2 id="status">{t.status[recording.state]}</h2>
        </div>
        <p className={styles.lead}>{typeof lead === 'string' ? lead : lead(until)}</p>
        <RecordingFacts recording={recording} />
        <RecordingActions recording={recording} />
      </section>
      {recording.events > 0 && <RecordingPlayer recording={recording} />}
      <section className={styles.card} aria-labelledby="watched">
        <h2 id="watched">{t.watched.title}</h2>
        <p className={styles.lead}>{t.watched.lead}</p>
        <Watched entries={recording.watched} startedAt={recording.startedAt} endedAt={recording.endedAt} />
      </section>
    </>
  );
}
