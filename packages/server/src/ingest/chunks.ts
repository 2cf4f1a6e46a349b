import { LATE_UPLOAD_MS, OpnameError, RECORDING_MAX_BYTES, RECORDING_MAX_PAGES } from '@opname/protocol';
import type { Database, Statement } from '../store/database.ts';
import type { HeldState, Pages, Schema } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';
import { createTemplate } from '../store/template.ts';
import { assertReadable } from '../store/recording-state.ts';
import { createBoundedMap } from '../bounded-map.ts';
import { explainRefusal } from './explain-refusal.ts';

/** A chunk that has been checked and sealed. */
export interface SealedChunk {
  recording: string;
  page: string;
  sequence: number;
  isLast: boolean;
  /** Of its bytes as they were sent. */
  hash: Uint8Array;
  sealed: Uint8Array;
  now: number;
}

interface PageEnd {
  recording: string;
  page: string;
  chunks: number;
  now: number;
}

/** Holds chunks until they are packed. */
export interface Chunks {
  /** Resolves when the chunk is durable, now or since it was sent before; throws why it may not be held. */
  hold(chunk: SealedChunk): Promise<void>;
  /** @returns when the page was closed, now or before. */
  closePage(end: PageEnd): Promise<number>;
}

/** Pages kept in memory as known: those that are being recorded. */
const KNOWN_PAGES_MAX = 20_000;

export function createChunks(database: Database<Schema>): Chunks {
  const { query, write } = database;
  const unitOf = createUnits(database);
  const known = createBoundedMap<string, true>(KNOWN_PAGES_MAX);

  async function ensurePage(page: NewPage): Promise<void> {
    const name = `${page.recording}.${page.page}`;
    if (known.get(name)) return;
    const { state } = await assertReadable(query, page.recording, page.now, 'bad-grant');
    await addPage(database, page, state);
    known.set(name, true);
  }

  return {
    async hold(chunk) {
      await ensurePage(chunk);
      const bytes = chunk.sealed.byteLength;
      const outcome = await write(unitOf(chunk));
      if (outcome.status === 'refused') await explainRefusal(query, { ...chunk, bytes });
    },

    async closePage(end) {
      await assertReadable(query, end.recording, end.now, 'bad-grant');
      await ensurePage(end);
      await write([closeStatement(database, end)]);
      const row = await query
        .selectFrom('pages')
        .select('closed_at')
        .where('recording', '=', end.recording)
        .where('id', '=', end.page)
        .executeTakeFirst();
      return row?.closed_at ?? end.now;
    },
  };
}

/** The statements by which a chunk is held: each changes one row, or the chunk is refused as a whole. */
function createUnits({ query }: Database<Schema>): (chunk: SealedChunk) => Statement[] {
  type Values = Omit<SealedChunk, 'isLast' | 'sealed'> & {
    sealed: Uint8Array;
    bytes: number;
    latest: number;
    left: number;
  };
  const budget = createTemplate<Values>(({ recording, bytes, now, latest, left }) =>
    query
      .updateTable('recordings')
      .set((row) => ({ bytes: row('bytes', '+', bytes), last_received_at: now }))
      .where('id', '=', recording)
      .where('until', '>=', latest)
      .where('expires_at', '>', now)
      .where('bytes', '<=', left)
      // A stopped recording takes what its open pages still hold, and then no more.
      .where((eb) =>
        eb.or([
          eb('state', '<>', 'stopped'),
          eb.exists(
            eb.selectFrom('pages').select('id').where('pages.recording', '=', recording).where('closed_at', 'is', null),
          ),
        ]),
      )
      .where((eb) =>
        eb.not(eb.exists(eb.selectFrom('removals').select('recording').where('recording', '=', recording))),
      ),
  );
  const page = createTemplate<Values>(({ recording, page: id, bytes, now, sequence }) =>
    query
      .updateTable('pages')
      .set((row) => ({ waiting_bytes: row('waiting_bytes', '+', bytes), last_received_at: now }))
      .where('recording', '=', recording)
      .where('id', '=', id)
      .where((eb) => eb.or([eb('declared_chunks', 'is', null), eb('declared_chunks', '>', sequence)])),
  );
  const insert = createTemplate<Values>(({ recording, page: id, sequence, hash, now, sealed }) =>
    query.insertInto('chunks').values({ recording, page: id, sequence, hash, received_at: now, sealed }),
  );

  return ({ isLast, ...chunk }) => {
    const bytes = chunk.sealed.byteLength;
    const values = { ...chunk, bytes, latest: chunk.now - LATE_UPLOAD_MS, left: RECORDING_MAX_BYTES - bytes };
    const unit = [budget(values, 1), page(values, 1), insert(values, 1)];
    if (isLast) unit.push(closeStatement({ query }, { ...chunk, chunks: chunk.sequence + 1 }));
    return unit;
  };
}

/** The first end that a page declares stands. */
function closeStatement(
  { query }: Pick<Database<Schema>, 'query'>,
  { recording, page, chunks, now }: PageEnd,
): Statement {
  return toStatement(
    query
      .updateTable('pages')
      .set({ declared_chunks: chunks, closed_at: now })
      .where('recording', '=', recording)
      .where('id', '=', page)
      .where('closed_at', 'is', null),
  );
}

type NewPage = Pick<PageEnd, 'recording' | 'page' | 'now'>;

/** Adds a page that is new, which none may be in a recording that is paused or stopped. */
async function addPage({ query, write }: Database<Schema>, page: NewPage, state: HeldState): Promise<void> {
  const { recording, now } = page;
  const all = query.selectFrom('pages').where('recording', '=', recording);
  if (await all.select('id').where('id', '=', page.page).executeTakeFirst()) return;
  assertGoesOn(state);
  const { pages } = await all.select(({ fn }) => fn.countAll<number>().as('pages')).executeTakeFirstOrThrow();
  if (pages >= RECORDING_MAX_PAGES) throw new OpnameError('over-budget', 'it has too many pages');
  const touch = query
    .updateTable('recordings')
    .set({ last_received_at: now })
    .where('id', '=', recording)
    .where('state', '=', 'recording');
  const insert = query
    .insertInto('pages')
    .values(newPage(page))
    .onConflict((conflict) => conflict.doNothing());
  const outcome = await write([toStatement(touch, 1), toStatement(insert)]);
  if (outcome.status === 'refused') assertGoesOn((await assertReadable(query, recording, now, 'bad-grant')).state);
}

function assertGoesOn(state: HeldState): void {
  if (state === 'paused') throw new OpnameError('recording-paused');
  if (state === 'stopped') throw new OpnameError('recording-stopped');
}

function newPage({ recording, page, now }: NewPage): Pages {
  return {
    recording,
    id: page,
    first_received_at: now,
    last_received_at: now,
    declared_chunks: null,
    closed_at: null,
    waiting_bytes: 0,
    packed_bytes: 0,
    next_chunk: 0,
    started_at: null,
    ended_at: null,
    events: 0,
    dropped: '{}',
  };
}
