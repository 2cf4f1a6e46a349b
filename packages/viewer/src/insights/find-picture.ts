/** Finds a moment at which a page can be seen in a recording that is there now. */
import { WIDTH_NAMES, WIDTHS, type Page, type RecordedEvent, type Width } from '@opname/protocol';
import type { Api } from '../api.ts';
import type { RecordingSource } from '../player/recording-source.ts';
import { createServerSource } from '../recording/server-source.ts';

/** A page of a recording at one moment, in a window of this size. */
export interface Picture {
  source: RecordingSource;
  page: Page;
  /** Milliseconds from the beginning of the page. */
  at: number;
  size: { width: number; height: number };
}

/** Recordings that are opened for one picture: each is written in the watch log. */
const OPENED_MAX = 4;

/** Milliseconds after a page was come to in which it has been drawn. */
const DRAWN_MS = 1500;

/** rrweb's numbers for where the window is, and for what changes; see its packages/types. */
const META = 4;
const INCREMENTAL = 3;
const SCROLL = 3;

export async function findPicture(
  api: Api,
  { site, page, width }: { site: string; page: string; width: Width },
  signal: AbortSignal,
): Promise<Picture | null> {
  const query = { site, page: longestPart(page), limit: OPENED_MAX };
  const { recordings } = await api.call('listRecordings', { query }, signal);
  for (const { id } of recordings) {
    const source = createServerSource(api, id);
    const { index } = await source.open(signal);
    for (const one of index) {
      const picture = await findOnPage({ source, page: one }, { name: page, width }, signal);
      if (picture) return picture;
    }
  }
  return null;
}

/** What stands for numbers is in no address. */
function longestPart(page: string): string {
  return page.split('*').toSorted((a, b) => b.length - a.length)[0] ?? page;
}

async function findOnPage(
  { source, page }: Pick<Picture, 'source' | 'page'>,
  { name, width }: { name: string; width: Width },
  signal: AbortSignal,
): Promise<Picture | null> {
  const visits = page.happenings.filter(({ kind }) => kind === 'navigate');
  for (const [index, { at, label = '' }] of visits.entries()) {
    const segment = page.segments.find(({ from, to }) => at >= from && at <= to);
    if (!segment || !isNamed(label, name)) continue;
    const events = (await source.readSegment(segment.id, signal)) as readonly RecordedEvent[];
    const size = sizeAt(events, at);
    const leftAt = Math.min(visits[index + 1]?.at ?? page.endedAt, scrolledAt(events, at) ?? page.endedAt);
    if (size && widthOf(size.width) === width) {
      return { source, page, at: Math.max(at, Math.min(at + DRAWN_MS, leftAt - 1)) - page.startedAt, size };
    }
  }
  return null;
}

/** @returns whether an address is of the page of that name, in which `*` stands for the number of something. */
export function isNamed(address: string, name: string): boolean {
  const path = URL.parse(address)?.pathname.split('/');
  const parts = name.split('/');
  return path?.length === parts.length && parts.every((part, index) => part === '*' || part === path[index]);
}

function sizeAt(events: readonly RecordedEvent[], at: number): Picture['size'] | null {
  const meta = events.findLast(({ type, timestamp }) => type === META && timestamp <= at) ?? events[0];
  const { width, height } = (meta?.data ?? {}) as { width?: unknown; height?: unknown };
  return typeof width === 'number' && typeof height === 'number' && width > 0 && height > 0 ? { width, height } : null;
}

/** A picture is of the top of the page, where the map begins. */
function scrolledAt(events: readonly RecordedEvent[], from: number): number | undefined {
  const scroll = events.find(({ type, timestamp, data }) => {
    const { source } = data as { source?: unknown };
    return type === INCREMENTAL && timestamp > from && source === SCROLL;
  });
  return scroll?.timestamp;
}

function widthOf(pixels: number): Width {
  return WIDTH_NAMES.findLast((width) => pixels >= WIDTHS[width].from) ?? 'narrow';
}
