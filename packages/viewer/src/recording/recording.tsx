import { Button, Skeleton, VisuallyHidden } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Api } from '../api.ts';
import { asProblem, needsReason } from '../problem.ts';
import { ProblemExplanation } from '../shell/explanation.tsx';
import { useServer } from '../shell/server.ts';
import { useSpeech } from '../texts/texts.ts';
import { ReasonAsked } from './reason-form.tsx';
import { createServerSource } from './server-source.ts';
import { RecordingView } from './recording-view.tsx';
import styles from './recording.module.css';

/** Milliseconds between two looks at a recording that is still being made. */
const FOLLOW_LIVE_MS = 5_000;

/** @returns how a recording is asked for, which the studio does before there is anything to show it in. */
export const recordingQuery = (api: Api, id: string, why?: string) =>
  queryOptions({
    queryKey: ['recording', id, why],
    queryFn: ({ signal }) => createServerSource(api, id, why).open(signal),
  });

/** A recording by its id: what it is, and its player. */
export function Recording({ id }: { id: string }) {
  const { t } = useSpeech();
  const { api } = useServer();
  const [why, setWhy] = useState<string>();
  const source = createServerSource(api, id, why);
  const recording = useQuery({
    ...recordingQuery(api, id, why),
    refetchInterval: ({ state }) => (state.data?.status === 'live' ? FOLLOW_LIVE_MS : false),
    refetchOnWindowFocus: false,
  });
  if (recording.isPending) return <RecordingSkeleton />;
  if (needsReason(recording.error)) return <ReasonAsked onReason={setWhy} />;
  if (!recording.data || isGone(recording.error)) {
    return (
      <ProblemExplanation problem={asProblem(recording.error)} order={1} onRetry={() => void recording.refetch()}>
        <Button component={Link} href="/">
          {t.notFound.back}
        </Button>
      </ProblemExplanation>
    );
  }
  return <RecordingView recording={recording.data} source={source} />;
}

/** Erased or expired while it was watched: what is still in this window is not shown any longer. */
function isGone(error: Error | null): boolean {
  if (error === null) return false;
  const { code } = asProblem(error);
  return code === 'recording-erased' || code === 'recording-expired' || code === 'unknown-recording';
}

function RecordingSkeleton() {
  const { t } = useSpeech();
  return (
    <div role="status">
      <VisuallyHidden>{t.recording.loading}</VisuallyHidden>
      <Skeleton height={14} width={120} mb={14} />
      <Skeleton height={26} width={320} mb={22} />
      <div className={styles.columns}>
        <Skeleton className={styles.playerSkeleton ?? ''} />
        <Skeleton height={420} />
      </div>
    </div>
  );
}
