/**
 * Lists recordings: first which, in their order, then what is known of those. What is text of a recording lies sealed, so
 * that words are looked for by opening what the rest of the filter lets through, batch after batch.
 */
import type { MemberSites, RecordingFilter, RecordingList, RecordingSummary } from '@opname/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../store/database.ts';
import type { KeyStore } from '../store/keys/key-store.ts';
import type { Schema } from '../store/schema.ts';
import { readTagNames } from '../tags/tag-names.ts';
import { formatCursor, parseCursor, type Cursor } from './cursor.ts';
import { createMatchWords, isAboutWords } from './match-words.ts';
import { readListed } from './read-listed.ts';
import { selectRecordings, type Selecting } from './select-recordings.ts';
import type { SummaryRow } from './select-summaries.ts';

export interface Listing {
  sites: MemberSites;
  reader: string;
  filter: RecordingFilter;
  after?: string | undefined;
  limit: number;
}

export type ListRecordings = (listing: Listing) => Promise<RecordingList>;

export interface ListParts {
  database: Database<Schema>;
  keys: Pick<KeyStore, 'readMany'>;
  summarise: (row: SummaryRow) => RecordingSummary;
  now: () => number;
  livelyMs: number;
}

/** Recordings whose words are opened together: some ten milliseconds, between which others are answered. */
const BATCH = 250;

/** Recordings whose words are opened for one answer; who wants to know of more asks on from there. */
const LOOK_MAX = 10_000;

export function createListRecordings(parts: ListParts): ListRecordings {
  const { query } = parts.database;
  return async ({ after, limit, ...listing }) => {
    const selecting = { ...listing, now: parts.now(), livelyMs: parts.livelyMs };
    const start = after === undefined ? undefined : parseCursor(after);
    const found = isAboutWords(listing.filter)
      ? await lookFor(parts, { ...selecting, after: start }, limit)
      : await readPlaces(query, { ...selecting, after: start }, limit);
    const ids = found.places.map(({ id }) => id);
    return {
      recordings: await readListed(parts, { ids, reader: listing.reader }),
      next: found.next ? formatCursor(found.next) : null,
    };
  };
}

interface Found {
  places: Cursor[];
  /** After which there may be more. */
  next: Cursor | undefined;
}

/** One more than asked for tells whether there are more. */
async function readPlaces(query: Kysely<Schema>, selecting: Selecting, limit: number): Promise<Found> {
  const rows = await selectRecordings(query, selecting)
    .limit(limit + 1)
    .execute();
  const places = rows.slice(0, limit);
  return { places, next: rows.length > limit ? places.at(-1) : undefined };
}

async function lookFor({ database, keys }: ListParts, selecting: Selecting, limit: number): Promise<Found> {
  const matches = createMatchWords(selecting.filter);
  const read = async (after: Cursor | undefined) => {
    const rows = await selectRecordings(database.query, { ...selecting, after })
      .select(['r.site', 'r.subject', 'f.words'])
      .limit(BATCH)
      .execute();
    const opened = await keys.readMany(rows.filter(({ words }) => words !== null).map(({ id }) => id));
    const tags = await readTagNames(database.query, keys, selecting.filter.tag === undefined ? [] : rows);
    return { rows, opened, tags };
  };
  const places: Cursor[] = [];
  let after = selecting.after;
  let batch = await read(after);
  for (let looked = BATCH; ; looked += BATCH) {
    const { rows, opened, tags } = batch;
    const last = rows.at(-1);
    const isLast = last === undefined || rows.length < BATCH;
    // The database reads the next ones while the words of these are opened.
    const next = isLast || looked >= LOOK_MAX ? undefined : settled(read({ value: last.value, id: last.id }));
    for (const row of rows) {
      after = { value: row.value, id: row.id };
      if (matches({ ...row, tags: tags.get(row.id) ?? [] }, opened.get(row.id))) places.push(after);
      if (places.length === limit) return { places, next: after };
    }
    if (!next) return { places, next: isLast ? undefined : after };
    batch = await next();
  }
}

/** @returns what waits for a work that may have failed before anybody waited for it. */
function settled<Result>(work: Promise<Result>): () => Promise<Result> {
  work.catch(() => undefined);
  return () => work;
}
