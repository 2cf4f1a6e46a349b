/**
 * Counts what participants did, one after another, without keeping who they are: of each group only how many were in it,
 * and how often. What comes out is of at least `threshold` of them, and a multiple of it.
 */
import { PATH_MINUTES } from '@opname/protocol';
import type { InsightKind } from '../store/insight-tables.ts';
import { followPath, type Path } from './follow-path.ts';
import type { Footprint, Spots, Step } from './footprint.ts';

export interface Count {
  kind: InsightKind;
  page: string;
  label: string;
  place: number;
  uses: number;
  participants: number;
}

export interface Tally {
  /** Counts one participant. */
  add(footprint: Footprint): void;
  participants(): number;
  list(threshold: number): Count[];
}

/** Uses of one participant that count: one who does something all day would be seen in the sum of a few. */
const USES_MAX = 20;

/** Groups of one kind that are kept, those of the most participants first: what a site of one page for each thing has. */
const GROUPS_MAX = 5000;

const MINUTE_MS = 60_000;

type Group = Pick<Count, 'kind' | 'page' | 'label' | 'place'>;
type Note = (group: Partial<Group> & Pick<Group, 'kind'>, uses?: number) => void;

export function createTally(paths: readonly Path[]): Tally {
  const counts = new Map<string, Count>();
  let participants = 0;

  function note({ kind, page, label, place }: Group, uses: number): void {
    const name = JSON.stringify([kind, page, label, place]);
    const count = counts.get(name) ?? { kind, page, label, place, uses: 0, participants: 0 };
    counts.set(name, count);
    count.uses += Math.min(USES_MAX, uses);
    count.participants += 1;
  }

  return {
    add(footprint) {
      participants += 1;
      for (const [group, uses] of groupsOf(footprint, paths)) note(group, uses);
    },
    participants: () => participants,
    list(threshold) {
      const large = [...counts.values()].filter((count) => count.participants >= threshold);
      return [...Map.groupBy(large, ({ kind }) => kind).values()].flatMap((kind) =>
        kind
          .toSorted((a, b) => b.participants - a.participants)
          .slice(0, GROUPS_MAX)
          .map((count) => roundDown(count, threshold)),
      );
    },
  };
}

function roundDown(count: Count, threshold: number): Count {
  return {
    ...count,
    uses: floorTo(count.uses, threshold),
    participants: floorTo(count.participants, threshold),
  };
}

/** @returns the highest multiple that is not above: what is told is always true as "at least". */
export function floorTo(count: number, multipleOf: number): number {
  return Math.floor(count / multipleOf) * multipleOf;
}

/** @returns the groups that one participant is in, each once, and how often they did what it counts. */
function groupsOf({ steps, spots, gaveUp }: Footprint, paths: readonly Path[]): Iterable<[Group, number]> {
  const own = new Map<string, [Group, number]>();
  const note: Note = ({ kind, page = '', label = '', place = 0 }, uses = 1) => {
    const name = JSON.stringify([kind, page, label, place]);
    const [group, before] = own.get(name) ?? [{ kind, page, label, place }, 0];
    own.set(name, [group, before + uses]);
  };
  for (const step of steps) noteStep(note, step);
  for (const one of spots) noteSpots(note, one);
  if (gaveUp) noteLeft(note, steps);
  for (const path of paths) notePath(note, path, steps);
  return own.values();
}

function noteStep(note: Note, { kind, page, label }: Step): void {
  if (kind === 'page') note({ kind, page });
  else if (kind === 'rage' || kind === 'dead') note({ kind, page, label });
  else note({ kind, label });
}

function noteSpots(note: Note, { page, width, cells, reached }: Spots): void {
  for (const [place, uses] of Object.entries(cells))
    note({ kind: 'spot', page, label: width, place: Number(place) }, uses);
  for (let place = 0; place <= reached; place += 1) note({ kind: 'reach', page, label: width, place });
}

function noteLeft(note: Note, steps: readonly Step[]): void {
  const page = steps.at(-1)?.page;
  if (page === undefined) return;
  note({ kind: 'left', page });
  const used = steps.findLast((step) => step.page === page && /^(?:click|menu|send)$/.test(step.kind));
  if (used) note({ kind: 'left', page, label: used.label });
}

function notePath(note: Note, path: Path, steps: readonly Step[]): void {
  const { steps: reached, doneAfter = Infinity } = followPath(path, steps);
  for (let place = 0; place < reached; place += 1) note({ kind: 'path-step', page: path.id, place });
  const place = PATH_MINUTES.findIndex((minutes) => doneAfter <= minutes * MINUTE_MS);
  if (place >= 0) note({ kind: 'path-time', page: path.id, place });
}
