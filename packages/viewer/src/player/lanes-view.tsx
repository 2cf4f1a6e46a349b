import type { Page, Pause } from '@opname/protocol';
import { durationOf } from './replay-link.ts';
import { layOut, type Stretch } from './lanes.ts';
import styles from './lanes.module.css';
import { usePlayerHost } from './player-host.ts';

interface LanesProps {
  pages: readonly Page[];
  pauses: readonly Pause[];
  current: Page;
  /** Milliseconds from the start of the page that plays. */
  time: number;
  onPlace: (page: string, time: number | null) => void;
}

/** Pixels of a lane with the room below it. */
const LANE_PX = 13;

/** The pages of a recording over its whole time; tabs that were open at once lie below one another. */
export function Lanes({ pages, pauses, current, time, onPlace }: LanesProps) {
  const { texts, format } = usePlayerHost();
  const t = texts.expert;
  if (!t) return null;
  const { pages: stretches, pauses: paused } = layOut(pages, pauses);
  const here = stretches.find(({ page }) => page.id === current.id);
  const lanes = Math.max(...stretches.map(({ lane }) => lane)) + 1;
  const share = Math.min(1, time / Math.max(1, durationOf(current)));
  return (
    <nav className={styles.lanes} aria-label={t.lanes} style={{ height: lanes * LANE_PX }}>
      {stretches.map((stretch, index) => (
        <button
          key={stretch.page.id}
          type="button"
          className={styles.stretch}
          style={placeOf(stretch)}
          aria-current={stretch.page.id === current.id}
          aria-label={t.lane(
            index + 1,
            format.timeOfDay(stretch.page.startedAt),
            format.length(durationOf(stretch.page)),
          )}
          title={t.lane(index + 1, format.timeOfDay(stretch.page.startedAt), format.length(durationOf(stretch.page)))}
          onClick={() => onPlace(stretch.page.id, null)}
        />
      ))}
      {paused.map(({ at, length, from, to }) => {
        const label = t.paused(format.timeOfDay(at), format.length(length));
        const style = { left: `${from * 100}%`, width: `${(to - from) * 100}%` };
        return <span key={at} className={styles.paused} role="img" aria-label={label} title={label} style={style} />;
      })}
      {here && (
        <span
          className={styles.here}
          aria-hidden="true"
          style={{ left: `${(here.from + (here.to - here.from) * share) * 100}%`, top: here.lane * LANE_PX - 1 }}
        />
      )}
    </nav>
  );
}

function placeOf({ lane, from, to }: Stretch) {
  return { left: `${from * 100}%`, width: `${(to - from) * 100}%`, top: lane * LANE_PX };
}
