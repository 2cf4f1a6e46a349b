import type { WatchedRange, WatchLogEntry } from '@opname/protocol';
import type { NameOfStaff } from '../access/staff-names.ts';
import type { Site } from '../config/sites.ts';
import type { WatchEntry } from './watch-log.ts';

/** @returns the entries for the participant, who is told a role or the name that the site gives its staff. */
export function createDescribeForParticipant(namesOf: NamesOfShares) {
  return async (entries: readonly WatchEntry[], site: Site | undefined): Promise<WatchedRange[]> => {
    const names = await namesOfLinks(entries, namesOf);
    return entries.map((entry) => {
      const { role, id } = entry.watcher;
      if (role === 'link') return toRange(entry, names.get(id) ?? role);
      return toRange(entry, role === 'participant' ? role : (site?.staffName ?? role));
    });
  };
}

/** @returns for whom a recording's links are, by their ids. */
export type NamesOfShares = (recording: string) => Promise<ReadonlyMap<string, string>>;

async function namesOfLinks(entries: readonly WatchEntry[], namesOf: NamesOfShares): Promise<Map<string, string>> {
  const byLink = entries.filter(({ watcher }) => watcher.role === 'link');
  const recordings = [...new Set(byLink.map(({ recording }) => recording))];
  const names = await Promise.all(recordings.map(async (recording) => Array.from(await namesOf(recording))));
  return new Map(names.flat().map(([id, name]) => [id, `link ${name}`]));
}

/** @returns the entries for the privacy office, where everybody has their own name. */
export async function describeForOffice(
  entries: readonly WatchEntry[],
  nameOfStaff: NameOfStaff,
  namesOf: NamesOfShares,
): Promise<WatchLogEntry[]> {
  const links = await namesOfLinks(entries, namesOf);
  const ids = [
    ...new Set(
      entries
        .filter(({ watcher }) => watcher.role !== 'participant' && watcher.role !== 'link')
        .map(({ watcher }) => watcher.id),
    ),
  ];
  const names = new Map(await Promise.all(ids.map(async (id) => [id, await nameOfStaff(id)] as const)));
  return entries.map((entry) => {
    const { seq, site, recording, watcher } = entry;
    return { seq, site, recording, ...toRange(entry, names.get(watcher.id) ?? links.get(watcher.id) ?? watcher.role) };
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
