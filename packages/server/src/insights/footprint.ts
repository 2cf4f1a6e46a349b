/**
 * What one recording adds to what is counted of all: made when it is packed, sealed with its key, gone with it. It holds no
 * more than is counted.
 */
import { gunzipSync, gzipSync } from 'node:zlib';
import { REACH_ROWS, WIDTH_NAMES, WIDTHS, type Happening, type Width } from '@opname/protocol';
import type { Digest } from '../pack/happenings/digest.ts';
import type { Place } from '../pack/happenings/places.ts';
import { nameOfLabel, nameOfPage } from './names.ts';

const STEP_KINDS = ['page', 'click', 'menu', 'send', 'rage', 'dead'] as const;
type StepKind = (typeof STEP_KINDS)[number];

/** Something that was done: `after` are milliseconds since the beginning of the recording. */
export interface Step {
  after: number;
  kind: StepKind;
  page: string;
  /** Empty for a page that was come to. */
  label: string;
}

/** Clicks of a page in windows of one width; a cell is its row times 100 and its column. */
export interface Spots {
  page: string;
  width: Width;
  cells: Record<string, number>;
  /** How many stretches of rows were looked at, from the top. */
  reached: number;
}

export interface Footprint {
  steps: Step[];
  spots: Spots[];
  /** Whether it ended before its window. */
  gaveUp: boolean;
}

/** What was done in one tab, segment after segment. */
export interface TabDigest {
  page: string;
  digest: Digest;
}

/** Steps of one recording: one every four seconds for two hours. */
const STEPS_MAX = 2000;

/** Milliseconds before the end of the window from which on a recording was not given up, but was over. */
const NEAR_THE_END_MS = 5 * 60_000;

/** Rows of one page: 20,000 pixels on a large screen. */
const ROWS_MAX = 400;

/** Columns by which a cell's row is told from its column. */
export const CELL_ROW = 100;

export function createFootprint(
  digests: readonly TabDigest[],
  { startedAt, endedAt, until }: { startedAt: number; endedAt: number; until: number },
): Footprint {
  const tabs = [...Map.groupBy(digests, ({ page }) => page).values()];
  const steps = tabs
    .flatMap((tab) => listSteps(tab.flatMap(({ digest }) => digest.happenings)))
    .toSorted((a, b) => a.after - b.after)
    .slice(0, STEPS_MAX)
    .map((step) => Object.assign(step, { after: Math.max(0, step.after - startedAt) }));
  const places = digests.flatMap(({ digest }) => digest.places ?? []);
  return { steps, spots: countSpots(places), gaveUp: endedAt < until - NEAR_THE_END_MS };
}

/** @returns what was done in one tab, with the instants at which it was. */
function listSteps(happenings: readonly Happening[]): Step[] {
  const steps: Step[] = [];
  let page = '';
  for (const { kind, at, label: told } of happenings) {
    if (kind === 'navigate') page = nameOfPage(told ?? '') ?? '';
    const label = kind === 'navigate' ? '' : nameOfLabel(told);
    const step = kind === 'navigate' ? 'page' : STEP_KINDS.find((one) => one === kind);
    if (step && page !== '' && label !== undefined) steps.push({ after: at, kind: step, page, label });
  }
  return steps;
}

function countSpots(places: readonly Place[]): Spots[] {
  const counted = new Map<string, Spots>();
  for (const { href, width: pixels, clicks, reached } of places) {
    const page = nameOfPage(href);
    if (page === undefined) continue;
    const width = widthOf(pixels);
    const name = `${width} ${page}`;
    const spots = counted.get(name) ?? { page, width, cells: {}, reached: 0 };
    counted.set(name, spots);
    const cellPixels = pixels / WIDTHS[width].columns;
    spots.reached = Math.max(spots.reached, stretchesTo(reached / cellPixels));
    for (const [x, y] of clicks) {
      const cell = cellAt(x / cellPixels, y / cellPixels, WIDTHS[width].columns);
      if (cell !== undefined) spots.cells[cell] = (spots.cells[cell] ?? 0) + 1;
    }
  }
  return [...counted.values()];
}

function widthOf(pixels: number): Width {
  return WIDTH_NAMES.findLast((width) => pixels >= WIDTHS[width].from) ?? 'narrow';
}

function stretchesTo(rows: number): number {
  return Math.floor(Math.min(ROWS_MAX, rows) / REACH_ROWS);
}

function cellAt(x: number, y: number, columns: number): number | undefined {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  if (column < 0 || column >= columns || row < 0 || row >= ROWS_MAX) return undefined;
  return row * CELL_ROW + column;
}

export function packFootprint(footprint: Footprint): Uint8Array {
  return gzipSync(JSON.stringify(footprint));
}

export function unpackFootprint(bytes: Uint8Array): Footprint {
  return JSON.parse(gunzipSync(bytes).toString()) as Footprint;
}
