import type { ArchiveContent } from '@opname/protocol';
import { useDossierSpeech } from '../dossier/dossier-speech.ts';
import styles from '../participant/participant.module.css';
import { RecordingFacts } from '../participant/recording-facts.tsx';

/** What the recording is, when it was made, and who answers for it. */
export function Summary({ content: { recording, participant } }: { content: ArchiveContent }) {
  const { t } = useDossierSpeech();
  const watched = participant.recordings.find(({ id }) => id === recording.id)?.watched ?? [];
  return (
    <section className={styles.card} aria-labelledby="summary">
      <h2 id="summary">{t.page.title}</h2>
      <p className={styles.lead}>
        {t.archive.site} {participant.siteName} · {t.archive.subject} {participant.subject}
      </p>
      <RecordingFacts recording={{ ...recording, watched }} />
      <p className={styles.more}>
        {t.foot.controller}: {participant.controller} · {t.foot.contact}: {participant.contact}
      </p>
    </section>
  );
}
