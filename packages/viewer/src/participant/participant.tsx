import { Loader } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { useDossierSpeech } from '../dossier/dossier-speech.ts';
import { asProblem } from '../problem.ts';
import { Explanation, RetryButton } from '../shell/explanation.tsx';
import { Dossier } from './dossier.tsx';
import { closedBy, type ClosedWhy } from './explain.ts';
import { PageFrame } from './page-frame.tsx';
import styles from './participant.module.css';
import type { ParticipantServer } from './participant-server.ts';

/** The way into the page. */
export interface Door {
  /** @returns whether there is a link or a session of this tab to open the page with. */
  hasKey(): boolean;
  /** Opens the page with either; throws a `Problem`. */
  open(signal: AbortSignal): Promise<ParticipantServer>;
  /** Forgets the session; the page closes. */
  close(): void;
}

type State =
  | { status: 'opening' }
  | { status: 'closed'; why: ClosedWhy }
  | { status: 'open'; server: ParticipantServer };

/** The participant's own page: closed until a link opens it. */
export function Participant({ door }: { door: Door }) {
  const { t } = useDossierSpeech();
  const [state, setState] = useState<State>({ status: 'opening' });
  const open = useEffectEvent(async (signal: AbortSignal) => {
    if (!door.hasKey()) return setState({ status: 'closed', why: 'no-link' });
    try {
      setState({ status: 'open', server: await door.open(signal) });
    } catch (cause) {
      if (!signal.aborted) setState({ status: 'closed', why: closedBy(asProblem(cause)) });
    }
  });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    void open(abort.signal);
    return () => abort.abort();
  }, [attempt]);
  const close = (why: ClosedWhy) => {
    door.close();
    setState({ status: 'closed', why });
  };
  const retry = () => {
    setState({ status: 'opening' });
    setAttempt((count) => count + 1);
  };
  switch (state.status) {
    case 'opening':
      return (
        <PageFrame>
          <div className={styles.waiting} role="status">
            <Loader type="dots" aria-label={t.page.opening} />
          </div>
        </PageFrame>
      );
    case 'closed':
      return (
        <PageFrame>
          <Closed why={state.why} onRetry={retry} />
        </PageFrame>
      );
    case 'open':
    default:
      return <Dossier server={state.server} onClose={close} />;
  }
}

/** What may be otherwise the next time, with the same link. */
const PASSING: ReadonlySet<ClosedWhy> = new Set(['unreachable', 'too-many', 'failed']);

function Closed({ why, onRetry }: { why: ClosedWhy; onRetry: () => void }) {
  const { t } = useDossierSpeech();
  const isPassing = PASSING.has(why);
  return (
    <div className={styles.card} data-opname-closed={why}>
      <Explanation {...t.closed[why]} order={1} tone={isPassing ? 'alarm' : 'calm'}>
        {isPassing && <RetryButton label={t.page.tryAgain} onClick={onRetry} />}
      </Explanation>
    </div>
  );
}
