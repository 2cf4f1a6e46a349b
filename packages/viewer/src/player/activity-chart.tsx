import type { Happening, Page } from '@opname/protocol';
import { useMemo, useState, type MouseEvent } from 'react';
import { formatClock } from '../format.ts';
import { activityBars } from './activity-bars.ts';
import styles from './activity-chart.module.css';
import { chooseHappenings, toneOf } from './happening-kinds.ts';
import { happeningText } from './happening-text.ts';
import { usePlayerHost } from './player-host.ts';
import type { Replay } from './use-replay.ts';

interface ActivityChartProps {
  page: Page;
  replay: Replay;
  notes: readonly number[];
}

/** Parts of the whole length within which the pointer is at something that happened. */
const NEAR = 0.006;

/** How much happened when, and where it went wrong. A picture for the pointer: the list beside it says the same in words. */
export function ActivityChart({ page, notes, replay: { view, seek } }: ActivityChartProps) {
  const { texts } = usePlayerHost();
  const [pointed, setPointed] = useState<number | null>(null);
  const duration = Math.max(1, view.duration);
  const part = (at: number) => Math.min(1, Math.max(0, (at - page.startedAt) / duration));
  const near = pointed === null ? undefined : nearest(page.happenings, (at) => Math.abs(part(at) - pointed));
  return (
    <div
      className={styles.chart}
      aria-hidden="true"
      onPointerMove={(event) => setPointed(point(event))}
      onPointerLeave={() => setPointed(null)}
      // Where it is clicked, not where the pointer was seen last: a finger was seen nowhere before.
      onClick={(event) => seek(point(event) * duration)}
    >
      <Idle page={page} part={part} />
      <Bars page={page} duration={duration} />
      <Marks happenings={page.happenings} part={part} />
      {notes.map((at) => (
        <span key={at} className={styles.note} style={{ left: `${part(at) * 100}%` }} />
      ))}
      <span className={styles.head} style={{ left: `${(view.time / duration) * 100}%` }} />
      {pointed !== null && (
        <span
          className={styles.pointed}
          style={{ left: `${pointed * 100}%` }}
          data-side={pointed > 0.5 ? 'left' : 'right'}
        >
          <span className={styles.tip}>
            {formatClock(pointed * duration)}
            {near && texts.expert && <span> {happeningText(near, texts.expert)}</span>}
          </span>
        </span>
      )}
    </div>
  );
}

/** @returns the part of the whole length at which the pointer is. */
function point(event: MouseEvent<HTMLElement>): number {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  return Math.min(1, Math.max(0, (event.clientX - left) / width));
}

function Bars({ page, duration }: { page: Page; duration: number }) {
  const bars = useMemo(() => activityBars(page, duration), [page, duration]);
  const path = bars.map((height, index) => `M${index + 0.5} 1V${1 - height}`).join('');
  return (
    <svg className={styles.bars} viewBox={`0 0 ${bars.length} 1`} preserveAspectRatio="none">
      <path d={path} />
    </svg>
  );
}

function Idle({ page, part }: { page: Page; part: (at: number) => number }) {
  return page.happenings
    .filter(({ kind }) => kind === 'idle')
    .map(({ at, to = at }) => (
      <span
        key={at}
        className={styles.idle}
        style={{ left: `${part(at) * 100}%`, width: `${(part(to) - part(at)) * 100}%` }}
      />
    ));
}

function Marks({ happenings, part }: { happenings: readonly Happening[]; part: (at: number) => number }) {
  const marked = useMemo(
    () => [...chooseHappenings(happenings, 'trouble'), ...chooseHappenings(happenings, 'pages')],
    [happenings],
  );
  return marked.map(({ kind, at }) => (
    <span
      key={`${kind} ${at}`}
      className={styles.mark}
      data-tone={toneOf(kind)}
      style={{ left: `${part(at) * 100}%` }}
    />
  ));
}

function nearest(happenings: readonly Happening[], distance: (at: number) => number): Happening | undefined {
  let best: Happening | undefined;
  for (const happening of happenings) {
    if (distance(happening.at) < NEAR && (!best || distance(happening.at) < distance(best.at))) best = happening;
  }
  return best;
}
