import type { WatchedRange, WatchLogEntry } from '@opname/protocol';
import type { NameOfStaff } from '../access/staff-names.ts';
import type { Site } from '../config/sites.ts';
import type { WatchEntry } from './watch-log.ts';

/** @returns the entries for the participant, who is told a role or the name that the site gives its staff. */
export function describeForParticipant(entries: readonly WatchEntry[], site: Site | undefined): WatchedRange[] {
  return entries.map((entry) => {
    const { role } = entry.watcher;
    return toRange(entry, role === 'participant' ? role : (site?.staffName ?? role));
  });
}

/** @returns the entries for the privacy office, where everybody has their own name. */
export async function describeForOffice(
  entries: readonly WatchEntry[],
  nameOfStaff: NameOfStaff,
): Promise<WatchLogEntry[]> {
  const ids = [
    ...new Set(entries.filter(({ watcher }) => watcher.role !== 'participant').map(({ watcher }) => watcher.id)),
  ];
  const names = new Map(await Promise.all(ids.map(async (id) => [id, await nameOfStaff(id)] as const)));
  return entries.map((entry) => {
    const { seq, site, recording, watcher } = entry;
    return { seq, site, recording, ...toRange(entry, names.get(watcher.id) ?? watcher.role) };
  });
}

function toRange({ at, what, from, to, why }: WatchEntry, who: string): WatchedRange {
  return {
    at,
    who,
    what,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(why !== undefined && { why }),
  };
}
