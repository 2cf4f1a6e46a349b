import { Slider } from '@mantine/core';
import type { Page } from '@opname/protocol';
import { useState } from 'react';
import { formatClock } from '../format.ts';
import { ActivityChart } from './activity-chart.tsx';
import type { Clip } from './clip.ts';
import { usePlayerHost } from './player-host.ts';
import styles from './timeline.module.css';
import type { Replay } from './use-replay.ts';

/** Milliseconds that the pointer moves the play head by at the least; the keyboard has larger steps of its own. */
const POINTER_STEP_MS = 10;

/** A page has a length above zero on the time line, or the slider would have nowhere to go. */
const MIN_DURATION_MS = 1;

interface TimelineProps {
  replay: Replay;
  page: Page;
  /** Moments that somebody noted something at. */
  notes?: readonly number[] | undefined;
  clip?: Clip | null;
}

/**
 * Where the play head is, what is at hand, and how much happened when. While it is dragged the picture waits for where it
 * is let go.
 */
export function Timeline({ replay, page, notes = [], clip = null }: TimelineProps) {
  const { texts: t } = usePlayerHost();
  const { view, seek } = replay;
  const [dragged, setDragged] = useState<number | null>(null);
  const duration = Math.max(MIN_DURATION_MS, view.duration);
  const time = dragged ?? Math.min(view.time, duration);
  const share = (at: number) => `${Math.min(1, Math.max(0, at / duration)) * 100}%`;
  const part = (at: number) => share(at - page.startedAt);
  return (
    <>
      <ActivityChart page={page} replay={replay} notes={notes} />
      <div className={styles.timeline}>
        {view.held.map(({ id, from, to }) => (
          <span
            key={id}
            className={styles.held}
            aria-hidden="true"
            style={{ left: part(from), right: `calc(100% - ${part(to)})` }}
          />
        ))}
        {view.gaps.map(({ id, from, to }) => (
          <span
            key={id}
            className={styles.gap}
            aria-hidden="true"
            style={{ left: part(from), right: `calc(100% - ${part(to)})` }}
          />
        ))}
        {clip && (
          <span
            className={styles.clip}
            aria-hidden="true"
            style={{ left: share(clip.from), right: `calc(100% - ${share(clip.to)})` }}
          />
        )}
        <Slider
          className={styles.slider ?? ''}
          size={6}
          min={0}
          max={duration}
          step={POINTER_STEP_MS}
          value={time}
          disabled={view.failure !== null}
          label={formatClock}
          onChange={setDragged}
          onChangeEnd={(value) => {
            setDragged(null);
            seek(value);
          }}
          thumbLabel={t.player.position}
          thumbProps={{ 'aria-valuetext': t.player.positionOf(formatClock(time), formatClock(duration)) }}
        />
      </div>
    </>
  );
}
