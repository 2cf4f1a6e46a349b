import type { WatchEntry } from './watch-log.ts';

/** Milliseconds of recorded time that two stretches may lie apart and still be one: the player's own steps. */
const GAP_MS = 2_000;

/** Milliseconds of real time between two entries of one sitting. */
const PAUSE_MS = 10 * 60_000;

/** @returns the entries with stretches that one person watched one after the other as one; the log itself keeps each. */
export function mergeRanges(entries: readonly WatchEntry[]): WatchEntry[] {
  const merged: WatchEntry[] = [];
  const latest = new Map<string, { range: WatchEntry; at: number }>();
  for (const entry of entries) {
    const key = `${entry.recording} ${entry.watcher.id}`;
    const before = latest.get(key);
    if (before && entry.at - before.at <= PAUSE_MS && touches(before.range, entry)) {
      extend(before.range, entry);
      before.at = entry.at;
    } else {
      const range = { ...entry };
      merged.push(range);
      latest.set(key, { range, at: entry.at });
    }
  }
  return merged;
}

function touches(before: WatchEntry, { what, from = 0, to = 0 }: WatchEntry): boolean {
  if (what !== 'watched' || before.what !== 'watched') return false;
  return from <= (before.to ?? 0) + GAP_MS && to >= (before.from ?? 0) - GAP_MS;
}

function extend(range: WatchEntry, { from = 0, to = 0 }: WatchEntry): void {
  range.from = Math.min(range.from ?? from, from);
  range.to = Math.max(range.to ?? to, to);
}
