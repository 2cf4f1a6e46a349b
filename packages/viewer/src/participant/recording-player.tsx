import { Alert, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDossierSpeech } from '../dossier/dossier-speech.ts';
import { choosePage } from '../player/place.ts';
import type { PlayerHost } from '../player/player-host.ts';
import { Player } from '../player/player.tsx';
import { FIRST_PREFERENCES } from '../player/preferences.ts';
import { asProblem } from '../problem.ts';
import type { OwnRecording } from '@opname/protocol';
import { explain } from './explain.ts';
import { useParticipant } from './participant-context.ts';
import styles from './participant.module.css';

/** Where the server serves the replay document to this page: it may be framed where this page may. */
const REPLAY = '/me/replay.html';

/** The recording, played. */
export function RecordingPlayer({ recording }: { recording: OwnRecording }) {
  const { t, format } = useDossierSpeech();
  const { server } = useParticipant();
  const [preferences, setPreferences] = useState(FIRST_PREFERENCES);
  const [chosen, choose] = useState<string | null>(null);
  const source = server.source(recording.id);
  const details = useQuery({
    queryKey: ['recording', recording.id, recording.events],
    queryFn: ({ signal }) => source.open(signal),
    placeholderData: (before) => before,
  });
  if (details.isPending) return <Loader type="dots" aria-label={t.page.opening} />;
  if (!details.data) {
    const { what, cure } = explain(asProblem(details.error), t);
    return (
      <Alert color="orange" variant="light" title={what}>
        {cure}
      </Alert>
    );
  }
  const pages = details.data.index.toSorted((a, b) => a.startedAt - b.startedAt);
  const page = choosePage(pages, chosen);
  if (!page) return null;
  const next = pages[pages.indexOf(page) + 1];
  const texts = {
    player: t.player,
    tryAgain: t.page.tryAgain,
    explain: (problem: Parameters<typeof explain>[0]) => explain(problem, t),
  };
  const host: PlayerHost = { source, replayAddress: REPLAY, texts, format };
  return (
    <div className={styles.player} dir="ltr">
      <Player
        key={page.id}
        host={host}
        page={page}
        live={details.data.status === 'live'}
        at={null}
        preferences={preferences}
        onPreferences={setPreferences}
        onNext={next ? () => choose(next.id) : undefined}
      />
    </div>
  );
}
