import { Loader, NativeSelect, Text, Title } from '@mantine/core';
import type { RecordingDetails } from '@opname/protocol';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Api } from '../api.ts';
import { Logo } from '../look/logo.tsx';
import type { PlayerHost } from '../player/player-host.ts';
import { choosePage } from '../player/place.ts';
import { Player } from '../player/player.tsx';
import { FIRST_PREFERENCES } from '../player/preferences.ts';
import type { RecordingSource } from '../player/recording-source.ts';
import { asProblem } from '../problem.ts';
import { ReasonAsked } from '../recording/reason-form.tsx';
import { createServerSource } from '../recording/server-source.ts';
import { Explanation } from '../shell/explanation.tsx';
import { useSpeech } from '../texts/texts.ts';
import { useSharingTexts } from './sharing-speech.ts';
import styles from './sharing.module.css';

/** Where the server serves the replay document to this page. */
const REPLAY = '/shared/replay.html';

/** What is shared, played; after a reason where the site wants one. */
export function SharedRecording({ api, recording, until }: { api: Api; recording: string; until: number }) {
  const { t, format } = useSpeech();
  const texts = useSharingTexts().page;
  const [why, setWhy] = useState<string>();
  const [source] = useState(() => (reason?: string) => createServerSource(api, recording, reason));
  const details = useQuery({
    queryKey: ['shared', recording, why],
    queryFn: ({ signal }) => source(why).open(signal),
    refetchOnWindowFocus: false,
  });
  const problem = details.error === null ? null : asProblem(details.error);
  return (
    <main className={styles.shared}>
      <div className={styles.head}>
        <Logo />
        <div>
          <Title order={1} size="h3">
            {texts.title}
          </Title>
          <Text size="sm" c="dimmed">
            {texts.expires(format.dateTime(until))} {texts.told}
          </Text>
        </div>
      </div>
      {details.isPending && <Loader type="dots" aria-label="Opname" />}
      {problem?.code === 'reason-needed' && <ReasonAsked onReason={setWhy} />}
      {problem && problem.code !== 'reason-needed' && (
        <Explanation {...t.problems[problem.code]} tone="calm" order={2} />
      )}
      {details.data && <Pages details={details.data} source={source(why)} />}
    </main>
  );
}

function Pages({ details, source }: { details: RecordingDetails; source: RecordingSource }) {
  const { t, format } = useSpeech();
  const texts = useSharingTexts().page;
  const [preferences, setPreferences] = useState(FIRST_PREFERENCES);
  const [chosen, choose] = useState<string | null>(null);
  const pages = details.index.toSorted((a, b) => a.startedAt - b.startedAt);
  const page = choosePage(pages, chosen);
  if (!page) return <Explanation {...texts.empty} tone="calm" order={2} />;
  const next = pages[pages.indexOf(page) + 1];
  const explain: PlayerHost['texts']['explain'] = ({ code }) => t.problems[code];
  const host: PlayerHost = {
    source,
    replayAddress: REPLAY,
    texts: { player: t.player, tryAgain: t.tryAgain, explain },
    format,
  };
  return (
    <>
      {pages.length > 1 && (
        <NativeSelect
          label={texts.pages}
          maw={260}
          mb="sm"
          value={page.id}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
          data={pages.map(({ id }, index) => ({ value: id, label: texts.pageOf(index + 1) }))}
        />
      )}
      <Player
        key={page.id}
        host={host}
        page={page}
        live={false}
        at={null}
        preferences={preferences}
        onPreferences={setPreferences}
        onNext={next ? () => choose(next.id) : undefined}
      />
    </>
  );
}
