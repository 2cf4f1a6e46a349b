/**
 * How long the list takes at 10,000 recordings, by each filter and order, and what the database walks for it:
 *
 *   node --conditions=opname-source packages/server/bench/list.ts [recordings]
 *
 * On SQLite, and on PostgreSQL where it can be started. What is listed is put into the stores as packing would leave it.
 */
import { randomUUID } from 'node:crypto';
import { loadavg } from 'node:os';
import type { RecordingFilter, RecordingList } from '@opname/protocol';
import { packWords } from '../src/facts/words.ts';
import { wordsPlace } from '../src/store/place.ts';
import { selectRecordings } from '../src/watch/select-recordings.ts';
import type { Stores } from '../src/stores.ts';
import { startTestPostgres } from '../test/postgres.ts';
import { SITE, startTestServer, type TestServer } from '../test/test-server.ts';

const RECORDINGS = Number(process.argv[2] ?? 10_000);
const TIMES = 15;
/** Rows put in at once: far below the parameters that a statement may have. */
const AT_ONCE = 100;
const MINUTE_MS = 60_000;
/** Different labels and addresses of a recording: a busy hour. */
const LABELS = 60;
const PATHS = 12;

const FILTERS: Record<string, RecordingFilter> = {
  'the newest 50': {},
  'of one site, the longest': { site: SITE.key, order: 'longest' },
  'with the most trouble': { order: 'trouble' },
  'the first to expire': { order: 'expiring' },
  'rage clicks, one in 500': { has: 'rage' },
  'with notes, none': { has: 'notes' },
  'live now': { has: 'live' },
  'watched in part, none': { watched: 'partly' },
  'a label that one in ten has': { clicked: 'export 3' },
  'a label that one in 1,000 has': { clicked: 'zeppelin' },
  'an address that none has': { page: '/nowhere' },
  'words that none has, everywhere': { search: 'nobody said this' },
};

const wordsOf = (number: number) => ({
  clicked: [
    ...Array.from({ length: LABELS }, (_, label) => `save part ${label} of the invoice`),
    `export ${number % 10}`,
    ...(number % 1000 === 0 ? ['zeppelin'] : []),
  ].join('\n'),
  pages: Array.from({ length: PATHS }, (_, path) => `/app/customers/${path}/orders?page=${number % 7}`).join('\n'),
});

async function fill({ database: { query }, keys }: Stores, now: number): Promise<void> {
  for (let from = 0; from < RECORDINGS; from += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, RECORDINGS - from) }, (_, index) => from + index);
    const made = await Promise.all(
      numbers.map(async (number) => {
        const id = randomUUID();
        await keys.create(id);
        const key = await keys.read(id);
        const words = key?.seal(packWords(wordsOf(number)), wordsPlace({ site: SITE.key, recording: id }));
        return { id, number, words: words ?? null };
      }),
    );
    const recordings = made.map(({ id, number }) => ({
      id,
      site: SITE.key,
      subject: `person-${number}`,
      subject_key: id,
      level: 'screen' as const,
      language: 'en',
      notice: SITE.notice.hash,
      notice_version: '3',
      rules_version: 'none',
      process: SITE.notice.process,
      account: null,
      state: 'recording' as const,
      consented_at: now - number * MINUTE_MS,
      until: now - number * MINUTE_MS + 1,
      expires_at: now + (RECORDINGS - number) * MINUTE_MS,
      bytes: 1000,
      last_received_at: now - number * MINUTE_MS,
    }));
    await query.insertInto('recordings').values(recordings).execute();
    const facts = made.map(({ id: recording, number, words }) => {
      const rage = number % 500 === 7 ? 1 : 0;
      const [length_ms, dead] = [(number * 7919) % 7_200_000, number % 5];
      const errors = number % 3;
      const row = { recording, packings: 1, counted: 1, length_ms, active_ms: length_ms, active: '[]', words };
      return Object.assign(row, {
        clicks: 200,
        rage,
        dead,
        errors,
        trouble: rage + dead + errors,
        footprint: null,
        in_insights: 1,
      });
    });
    await query.insertInto('recording_facts').values(facts).execute();
  }
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const begun = performance.now();
    await work();
    took.push(performance.now() - begun);
  }
  return took.toSorted((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0;
}

interface Measured {
  took: Record<string, number>;
  plans: Record<string, string>;
}

async function measure(server: TestServer, explain: 'explain query plan' | 'explain'): Promise<Measured> {
  const plans: Record<string, string> = {};
  await server.restart(async () => {
    const stores = await server.openStores();
    await fill(stores, server.clock.now);
    for (const [name, filter] of Object.entries(FILTERS)) {
      const { now } = server.clock;
      const selecting = { sites: null, reader: 'x', filter, after: undefined, now, livelyMs: MINUTE_MS };
      const select = selectRecordings(stores.database.query, selecting).limit(51);
      const { sql, parameters } = select.compile();
      const rows = await stores.database.query.executeQuery<Record<string, unknown>>({
        ...select.compile(),
        sql: `${explain} ${sql}`,
        parameters,
      });
      plans[name] = rows.rows.map((row) => String(row['detail'] ?? row['QUERY PLAN'])).join('\n    ');
    }
    await stores.close();
  });
  const took: Record<string, number> = {};
  for (const [name, filter] of Object.entries(FILTERS)) {
    const query = new URLSearchParams(
      Object.entries(filter).map(([key, value]): [string, string] => [key, String(value)]),
    );
    const ask = async () => (await (await server.ask(`/v1/recordings?${query.toString()}`)).json()) as RecordingList;
    await ask();
    took[name] = await median(ask);
  }
  await server.stop();
  return { took, plans };
}

const sqlite = await measure(await startTestServer(), 'explain query plan');
const cluster = await startTestPostgres();
let postgres: Measured = { took: {}, plans: {} };
if ('create' in cluster) {
  process.env.OPNAME_TEST_DATABASE_URL = await cluster.create();
  postgres = await measure(await startTestServer(), 'explain');
  await cluster.stop();
}
if (process.env.OPNAME_PLANS) console.log(sqlite.plans, postgres.plans);
console.log(`| ${RECORDINGS} recordings | SQLite | PostgreSQL |`);
console.log('|---|---|---|');
for (const [name, took] of Object.entries(sqlite.took)) {
  console.log(`| ${name} | ${took.toFixed(0)} ms | ${postgres.took[name]?.toFixed(0) ?? '–'} ms |`);
}
console.log(`load of the machine: ${loadavg()[1]?.toFixed(1)}`);
