/**
 * A recording as one JSON array of plain rrweb events, which any rrweb tool plays. Pages follow one another by their
 * start; what overlaps (two tabs) is shifted to follow, so that no time goes back. Before each page stands a custom
 * event `opname.page` that says which one it is and when it really began. One segment at a time is in memory.
 */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { OpnameError, type RecordedEvent } from '@opname/protocol';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import { listPages, startOf, type PageWithSegments } from './page-index.ts';
import type { ReadSegment } from './segment-reader.ts';

const unpack = promisify(gunzip);

/** rrweb's event type for what a program adds. */
const CUSTOM = 5;

export interface ExportParts {
  database: Database<Schema>;
  readSegment: ReadSegment;
}

export type ExportEvents = (recording: string, page?: string) => Promise<AsyncGenerator<string>>;

/** The first answer is awaited before anything is sent, so that an error still has a status. */
export function createExportEvents({ database, readSegment }: ExportParts): ExportEvents {
  return async (recording, only) => {
    const pages = await listPages(database.query, recording);
    const chosen = pages.filter(({ id, segments }) => segments.length > 0 && (only === undefined || id === only));
    if (only !== undefined && chosen.length === 0) throw new OpnameError('invalid-request', 'it has no such page');
    return only === undefined ? toArray(inSequence(chosen, readSegment)) : toArray(asRecorded(chosen, readSegment));
  };
}

async function* toArray(texts: AsyncGenerator<string>): AsyncGenerator<string> {
  let separator = '[';
  for await (const text of texts) {
    yield separator + text;
    separator = ',';
  }
  yield separator === '[' ? '[]' : ']';
}

/** Each text is one or more events, with commas between. */
async function* asRecorded(pages: PageWithSegments[], readSegment: ReadSegment): AsyncGenerator<string> {
  for (const page of pages) {
    for (const segment of page.segments) {
      const text = (await unpack(await readSegment(segment))).toString();
      if (segment.made > 0)
        yield recordedOf(text, segment.made)
          .map((event) => JSON.stringify(event))
          .join(',');
      else if (text.length > 2) yield text.slice(1, -1);
    }
  }
}

async function* inSequence(pages: PageWithSegments[], readSegment: ReadSegment): AsyncGenerator<string> {
  let latest = 0;
  for (const page of pages) {
    const startedAt = startOf(page);
    const shift = Math.max(0, latest + 1 - startedAt);
    latest = startedAt + shift;
    yield JSON.stringify(pageEvent(page.id, startedAt, latest));
    for (const segment of page.segments) {
      const events = recordedOf((await unpack(await readSegment(segment))).toString(), segment.made);
      const moved = events.map((event) => {
        // The recorder's own times may step back by a little, for instance when the clock was set.
        latest = Math.max(latest, event.timestamp + shift);
        return JSON.stringify({ ...event, timestamp: latest });
      });
      if (moved.length > 0) yield moved.join(',');
    }
  }
}

/** A keyframe that was made repeats the page as it stands; who plays all events needs none. */
function recordedOf(text: string, made: number): RecordedEvent[] {
  return (JSON.parse(text) as RecordedEvent[]).slice(made);
}

function pageEvent(page: string, startedAt: number, timestamp: number): RecordedEvent {
  return { type: CUSTOM, timestamp, data: { tag: 'opname.page', payload: { page, startedAt } } };
}
