import { Button } from '@mantine/core';
import type { ArchiveContent, ConsentEvent } from '@opname/protocol';
import { useState } from 'react';
import { useDossierSpeech } from '../dossier/dossier-speech.ts';
import { History } from '../dossier/history.tsx';
import { Watched } from '../dossier/watched.tsx';
import { PageFrame } from '../participant/page-frame.tsx';
import styles from '../participant/participant.module.css';
import { ReceiptButton } from '../participant/receipt-button.tsx';
import { choosePage } from '../player/place.ts';
import type { RecordingSource } from '../player/recording-source.ts';
import { ArchivePlayer } from './archive-player.tsx';
import archiveStyles from './archive.module.css';
import { Summary } from './summary.tsx';

interface ArchivePageProps {
  content: ArchiveContent;
  source: RecordingSource;
}

const receiptOf = ({ receipt, kind, at }: ConsentEvent) =>
  receipt && <ReceiptButton receipt={receipt} name={`opname-${kind}-${at}`} />;

/** A recording as it was taken home: what it is, itself, who watched it, and the receipts. */
export function ArchivePage({ content, source }: ArchivePageProps) {
  const { t, format } = useDossierSpeech();
  const { recording, participant, madeAt } = content;
  const own = participant.recordings.find(({ id }) => id === recording.id);
  return (
    <PageFrame>
      <div className={styles.title}>
        <h1>{t.archive.title}</h1>
        <span>{participant.siteName}</span>
      </div>
      <p className={styles.lead}>{t.archive.made(format.dateTime(madeAt))}</p>
      <Play content={content} source={source} />
      <Summary content={content} />
      <section className={styles.card} aria-labelledby="watched">
        <h2 id="watched">{t.watched.title}</h2>
        <p className={styles.lead}>{t.watched.lead}</p>
        <Watched entries={own?.watched ?? []} startedAt={recording.startedAt} endedAt={recording.endedAt} />
      </section>
      <section className={styles.card} aria-labelledby="answers">
        <h2 id="answers">{t.history.title}</h2>
        <p className={styles.lead}>{t.history.lead}</p>
        <History
          events={participant.consents.filter((event) => event.recording === recording.id)}
          receiptOf={receiptOf}
        />
      </section>
    </PageFrame>
  );
}

function Play({ content: { recording }, source }: ArchivePageProps) {
  const { t, format } = useDossierSpeech();
  const [chosen, choose] = useState<string | null>(null);
  const pages = recording.index.toSorted((a, b) => a.startedAt - b.startedAt);
  const page = choosePage(pages, chosen);
  if (!page) return <p className={styles.card}>{t.archive.noPages}</p>;
  return (
    <>
      <ArchivePlayer key={page.id} source={source} page={page} />
      {pages.length > 1 && (
        <nav aria-label={t.archive.pages}>
          <ul className={archiveStyles.pages}>
            {pages.map(({ id, startedAt }, index) => (
              <li key={id}>
                <Button
                  variant={id === page.id ? 'filled' : 'default'}
                  aria-current={id === page.id}
                  onClick={() => choose(id)}
                >
                  {t.archive.page(index + 1)} · {format.timeOfDay(startedAt)}
                </Button>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  );
}
