import { Button, Loader, Text } from '@mantine/core';
import { IconPlay, IconReplay } from '../look/icons.ts';
import { Explanation, RetryButton } from '../shell/explanation.tsx';
import { usePlayerHost } from './player-host.ts';
import type { Failure } from './replay-link.ts';
import styles from './stage.module.css';
import type { Replay } from './use-replay.ts';

/** The frame in which the page is replayed, and what lies over it. */
export function Stage({ replay, live, onNext }: { replay: Replay; live: boolean; onNext?: (() => void) | undefined }) {
  const { texts: t, replayAddress } = usePlayerHost();
  const { view } = replay;
  const toggle = view.state === 'playing' ? replay.pause : replay.play;
  return (
    <div className={styles.stage} data-state={view.state} data-time={view.time} data-opname-stage="">
      <iframe ref={replay.frame} className={styles.frame} title={t.player.stage} src={replayAddress} tabIndex={-1} />
      {/* Clicking the picture plays and pauses, as with any video; the keyboard has the button below. */}
      <div className={styles.surface} aria-hidden="true" onClick={toggle} />
      {view.skipping && view.state === 'playing' && (
        <Text className={styles.hint ?? ''} role="status">
          {t.player.skipping}
        </Text>
      )}
      <Overlay replay={replay} live={live} onNext={onNext} />
    </div>
  );
}

function Overlay({ replay, live, onNext }: { replay: Replay; live: boolean; onNext?: (() => void) | undefined }) {
  const { texts: t } = usePlayerHost();
  const { view } = replay;
  if (view.failure) {
    return (
      <div className={styles.cover}>
        <FailureExplanation failure={view.failure} live={live} onRetry={replay.resume} />
      </div>
    );
  }
  switch (view.state) {
    case 'loading':
      return (
        <div className={view.hasPicture ? styles.waiting : styles.cover} role="status">
          <Loader size="sm" />
          <LoadingText replay={replay} live={live} />
        </div>
      );
    case 'ready':
      return (
        <button type="button" className={styles.start} aria-label={t.player.play} onClick={replay.play}>
          <IconPlay size={30} aria-hidden />
        </button>
      );
    case 'finished':
      return (
        <div className={styles.end}>
          <Text fw={600}>{t.player.finished}</Text>
          <div className={styles.choices}>
            <Button variant="default" leftSection={<IconReplay size={16} aria-hidden />} onClick={replay.play}>
              {t.player.again}
            </Button>
            {onNext && <Button onClick={onNext}>{t.player.next}</Button>}
          </div>
        </div>
      );
    case 'playing':
    case 'paused':
    case 'failed':
    default:
      return null;
  }
}

function LoadingText({ replay: { view }, live }: { replay: Replay; live: boolean }) {
  const { texts: t } = usePlayerHost();
  return <Text size="sm">{live && view.hasPicture ? t.player.waiting : t.player.preparing}</Text>;
}

function FailureExplanation({ failure, live, onRetry }: { failure: Failure; live: boolean; onRetry: () => void }) {
  const { texts: t } = usePlayerHost();
  switch (failure.why) {
    case 'empty':
      return <Explanation tone="calm" {...(live ? t.player.emptyLive : t.player.empty)} />;
    case 'problem':
      return (
        <Explanation {...t.explain(failure.problem)}>
          <RetryButton label={t.tryAgain} onClick={onRetry} />
        </Explanation>
      );
    case 'unplayable':
    case 'no-frame':
    default:
      return <Explanation {...t.player[failure.why]} />;
  }
}
