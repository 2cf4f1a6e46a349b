import { Alert, Loader, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useDossierSpeech } from '../dossier/dossier-speech.ts';
import { History } from '../dossier/history.tsx';
import { IconCheck } from '../look/icons.ts';
import { asProblem } from '../problem.ts';
import type { OwnRecording, ParticipantOverview } from '@opname/protocol';
import { Explanation, RetryButton } from '../shell/explanation.tsx';
import { closedBy, type ClosedWhy } from './explain.ts';
import { Foot } from './foot.tsx';
import { LinkCard } from './link-card.tsx';
import { PageFrame } from './page-frame.tsx';
import { ParticipantContext } from './participant-context.ts';
import type { ParticipantServer } from './participant-server.ts';
import styles from './participant.module.css';
import { ReceiptButton } from './receipt-button.tsx';
import { RecordingCard } from './recording-card.tsx';
import { Requests } from './requests.tsx';

/** Milliseconds between two looks while something is being recorded: what is done in the app shows here soon. */
const FOLLOW_MS = 5_000;

interface DossierProps {
  server: ParticipantServer;
  onClose: (why: ClosedWhy) => void;
}

/** The open page: all that there is of one participant of one site. */
export function Dossier({ server, onClose }: DossierProps) {
  const { t } = useDossierSpeech();
  const overview = useQuery({
    queryKey: ['overview'],
    queryFn: ({ signal }) => server.overview(signal),
    refetchInterval: ({ state }) => (state.data?.recordings.some(isRunning) ? FOLLOW_MS : false),
  });
  const why = overview.error && closedBy(asProblem(overview.error));
  const closeWhenOver = useEffectEvent(() => {
    if (why === 'session-over') onClose(why);
  });
  useEffect(() => closeWhenOver(), [why]);
  const [erased, setErased] = useState<{ recording: string; receipt: string } | null>(null);
  if (overview.isPending) {
    return (
      <PageFrame>
        <div className={styles.waiting} role="status">
          <Loader type="dots" aria-label={t.page.opening} />
        </div>
      </PageFrame>
    );
  }
  if (!overview.data) {
    return (
      <PageFrame>
        <div className={styles.card}>
          <Explanation {...t.closed[why ?? 'failed']} order={1}>
            <RetryButton label={t.page.tryAgain} onClick={() => void overview.refetch()} />
          </Explanation>
        </div>
      </PageFrame>
    );
  }
  const refresh = () => overview.refetch();
  const onErased = (recording: string, receipt: string) => {
    setErased({ recording, receipt });
    void refresh();
  };
  return (
    <ParticipantContext value={{ server, refresh, onErased, onRevoked: () => onClose('revoked') }}>
      <PageFrame foot={<Foot overview={overview.data} />}>
        <OpenPage overview={overview.data} erased={erased} />
      </PageFrame>
    </ParticipantContext>
  );
}

interface OpenPageProps {
  overview: ParticipantOverview;
  /** What was erased on this page just now. */
  erased: { recording: string; receipt: string } | null;
}

function OpenPage({ overview, erased }: OpenPageProps) {
  const { t } = useDossierSpeech();
  return (
    <>
      <div className={styles.title}>
        <h1>{t.page.title}</h1>
        <span>{overview.siteName}</span>
      </div>
      {erased && (
        <Alert color="petrol" variant="light" role="status" icon={<IconCheck size={20} />} title={t.erase.done}>
          <p className={styles.lead}>{t.erase.doneLead}</p>
          <ReceiptButton
            receipt={erased.receipt}
            name={`opname-erasure-${erased.recording}`}
            label={t.receipt.erasure}
          />
        </Alert>
      )}
      <Recordings recordings={overview.recordings.filter(({ id }) => id !== erased?.recording)} />
      <Answers overview={overview} />
      <Requests requests={overview.requests} controller={overview.controller} />
      <LinkCard />
    </>
  );
}

function Recordings({ recordings }: { recordings: readonly OwnRecording[] }) {
  const { t, format } = useDossierSpeech();
  const newestFirst = recordings.toSorted((a, b) => b.consentedAt - a.consentedAt);
  const [chosen, choose] = useState('');
  const recording = newestFirst.find(({ id }) => id === chosen) ?? newestFirst[0];
  if (!recording) {
    return (
      <section className={styles.card} aria-labelledby="none">
        <h2 id="none">{t.status.none}</h2>
        <p className={styles.lead}>{t.status.noneLead}</p>
      </section>
    );
  }
  return (
    <>
      {newestFirst.length > 1 && (
        <NativeSelect
          size="md"
          label={t.facts.which}
          value={recording.id}
          data={newestFirst.map(({ id, consentedAt }) => ({ value: id, label: format.dateTime(consentedAt) }))}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        />
      )}
      <RecordingCard key={recording.id} recording={recording} />
    </>
  );
}

function Answers({ overview: { consents, erasures } }: { overview: ParticipantOverview }) {
  const { t } = useDossierSpeech();
  const receiptOf = ({ kind, recording, receipt, at }: ParticipantOverview['consents'][number]) => {
    const shown = receipt ?? (kind === 'erased' ? erasures.find((one) => one.recording === recording)?.receipt : null);
    return shown && <ReceiptButton receipt={shown} name={`opname-${kind}-${at}`} />;
  };
  return (
    <section className={styles.card} aria-labelledby="answers">
      <h2 id="answers">{t.history.title}</h2>
      <p className={styles.lead}>{t.history.lead}</p>
      <History events={consents} receiptOf={receiptOf} />
    </section>
  );
}

const isRunning = ({ state }: OwnRecording) => state === 'recording' || state === 'paused';
