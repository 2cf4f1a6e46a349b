import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { EXPIRES_SOON_MS, type ApiKeyMade, type RecordedEvent, type RecordingList } from '@opname/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyframe, scroll } from '../../test/events.ts';
import { filesUnder } from '../../test/files.ts';
import { codeOf, SITE, startTestServer, type TestServer } from '../../test/test-server.ts';

const OTHER = { ...SITE, key: 'other' };
const MINUTE_MS = 60_000;
/** Milliseconds that a busy machine may take to start and to record. */
const RECORD_MS = 60_000;
/** The paragraph of the page of the tests, as rrweb numbers it. */
const PARAGRAPH = 5;

let server: TestServer;
const made: Record<string, string> = {};

function click(timestamp: number, x = 10): RecordedEvent {
  return { type: 3, timestamp, data: { source: 2, type: 2, id: PARAGRAPH, x, y: 10 } };
}

interface Wish {
  site?: string;
  /** What the page says, and what a click on it is called. */
  text?: string;
  events?: (at: number) => RecordedEvent[];
  last?: boolean;
}

async function record(subject: string, { site = SITE.key, text = 'Hello', events, last = true }: Wish): Promise<void> {
  server.clock.now += MINUTE_MS;
  const { now } = server.clock;
  const { grant, recording } = await server.grant({ subject, site });
  const [meta, snapshot] = keyframe(now, text) as [RecordedEvent, RecordedEvent];
  const page = { ...meta, data: { ...(meta.data as object), href: `https://app.example.org/${subject}/board` } };
  await server.upload(grant, { page: randomUUID(), last, events: [page, snapshot, ...(events?.(now) ?? [])] });
  await server.open(recording);
  made[subject] = recording;
}

async function ask(query: string): Promise<RecordingList> {
  const answer = await server.ask(`/v1/recordings?${query}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as RecordingList;
}

const subjects = async (query: string) => (await ask(query)).recordings.map(({ subject }) => subject);

beforeAll(async () => {
  server = await startTestServer({ sites: [SITE, OTHER] });
  await record('ann', { text: 'Zeppelin-Rechnung', events: (at) => [click(at + 1000), scroll(at + 1200, 5)] });
  await record('bob', { site: OTHER.key, events: (at) => [click(at + 500), scroll(at + 30_000, 1)] });
  await record('cas', {
    events: (at) => [0, 200, 400, 600, 800].map((after) => click(at + after)).concat(scroll(at + 5000, 1)),
  });
  await record('dee', { last: false, events: (at) => [scroll(at + 10_000, 1)] });
}, RECORD_MS);
afterAll(() => server.stop());

test('the list is filtered by what happened, and says it', async () => {
  expect(await subjects('')).toEqual(['dee', 'cas', 'bob', 'ann']);
  expect(await subjects('has=rage')).toEqual(['cas']);
  expect(await subjects('has=dead')).toEqual(['cas', 'bob']);
  expect(await subjects('has=dead,rage')).toEqual(['cas']);
  expect(await subjects('has=errors')).toEqual([]);
  expect(await subjects('has=live')).toEqual(['dee']);
  expect(await subjects('has=dead&site=other')).toEqual(['bob']);
  const { recordings } = await ask('has=rage');
  expect(recordings).toMatchObject([{ clicks: 5, rage: 1, dead: 1, errors: 0, notes: 0 }]);
});

test('the list is filtered by length and by time, to the millisecond', async () => {
  expect(await subjects('longer=10000')).toEqual(['dee', 'bob']);
  expect(await subjects('longer=10000&shorter=10000')).toEqual(['dee']);
  const [dee] = (await ask('limit=1')).recordings;
  expect(await subjects(`from=${dee?.consentedAt}`)).toEqual(['dee']);
  expect(await subjects(`to=${(dee?.consentedAt ?? 0) - 1}`)).toEqual(['cas', 'bob', 'ann']);
  expect(await subjects('days=1')).toHaveLength(4);
});

test('the list is searched by who, by what was clicked and by where, whatever the case', async () => {
  expect(await subjects('clicked=ZEPPELIN')).toEqual(['ann']);
  expect(await subjects('clicked=zeppelin&has=rage')).toEqual([]);
  expect(await subjects('page=/cas/BOARD')).toEqual(['cas']);
  expect(await subjects('search=rechnung')).toEqual(['ann']);
  expect(await subjects('search=DEE')).toEqual(['dee']);
  expect(await subjects('page=example.org')).toEqual([]);
  expect(await subjects('clicked=%25')).toEqual([]);
});

test('each order goes on where it ended, whatever has the same value', async () => {
  for (const [order, expected] of Object.entries({
    newest: ['dee', 'cas', 'bob', 'ann'],
    oldest: ['ann', 'bob', 'cas', 'dee'],
    expiring: ['ann', 'bob', 'cas', 'dee'],
    longest: ['bob', 'dee', 'cas', 'ann'],
    trouble: ['cas', 'bob'],
  })) {
    for (const search of ['', '&page=board']) {
      const seen: string[] = [];
      let after = '';
      do {
        const { recordings, next } = await ask(`order=${order}&limit=1${search}${after}`);
        seen.push(...recordings.map(({ subject }) => subject));
        after = next === null ? '' : `&after=${next}`;
      } while (after !== '');
      expect(new Set(seen).size).toBe(4);
      expect(seen.slice(0, expected.length)).toEqual(expected);
    }
  }
});

test('what was watched is marked for whoever watched it, without what nobody did anything in', async () => {
  const key = await server.ask('/v1/api-keys', 'POST', { name: 'colleague', role: 'expert', sites: null });
  const authorization = `Bearer ${((await key.json()) as ApiKeyMade).key}`;
  const at = (await server.open(made['cas'] ?? '')).startedAt ?? 0;
  const watch = (from: number, to: number) =>
    server.ask(`/v1/recordings/${made['cas']}/watched`, 'POST', { from: at + from, to: at + to });
  expect(await subjects('watched=no')).toHaveLength(4);
  await watch(0, 1000);
  expect(await subjects('watched=partly')).toEqual(['cas']);
  await watch(500, 7000);
  expect(await subjects('watched=yes')).toEqual(['cas']);
  expect(await subjects('watched=no')).toEqual(['dee', 'bob', 'ann']);
  const [cas] = (await ask('watched=yes')).recordings;
  expect(cas?.watched).toEqual({ state: 'yes', share: 1 });
  const theirs = await fetch(`${server.url}/v1/recordings?watched=no`, { headers: { authorization } });
  expect(((await theirs.json()) as RecordingList).recordings).toHaveLength(4);
});

test('notes and the nearness of the end are asked for like the rest', async () => {
  const { now } = server.clock;
  const note = { page: randomUUID(), at: now, text: 'Waits.' };
  await server.ask(`/v1/recordings/${made['bob']}/notes`, 'POST', note);
  expect(await subjects('has=notes')).toEqual(['bob']);
  expect((await ask('has=notes')).recordings[0]?.notes).toBe(1);
  expect(await subjects('has=expiring')).toEqual([]);
  const [ann] = (await ask('order=oldest&limit=1')).recordings;
  server.clock.now = (ann?.expiresAt ?? 0) - EXPIRES_SOON_MS;
  expect(await subjects('has=expiring')).toEqual(['ann']);
  server.clock.now = now;
});

test('what no filter can be is refused', async () => {
  for (const query of ['has=love', 'has=rage,', 'order=best', 'watched=maybe', 'days=0', 'longer=-1', 'search=']) {
    expect(await codeOf(await server.ask(`/v1/recordings?${query}`))).toBe('400 invalid-request');
  }
  expect(await codeOf(await server.ask('/v1/recordings?order=longest&after=1.x'))).toBe('400 invalid-request');
});

test('what was recorded before it was counted is counted in the rounds', async () => {
  await server.restart(
    async () => {
      const stores = await server.openStores();
      await stores.database.query
        .deleteFrom('recording_facts')
        .where('recording', '=', made['ann'] ?? '')
        .execute();
      await stores.database.query.updateTable('recording_facts').set({ counted: -1, words: null, rage: 0 }).execute();
      await stores.close();
    },
    { roundMs: 20 },
  );
  await expect.poll(() => subjects('has=rage')).toEqual(['cas']);
  await expect.poll(() => subjects('clicked=zeppelin')).toEqual(['ann']);
});

test('E3 the words by which a recording is found lie sealed, and go when it is erased', async () => {
  const isOnDisk = () =>
    filesUnder(server.data).some((file) => readFileSync(file).toString('latin1').toLowerCase().includes('zeppelin'));
  expect(await subjects('clicked=zeppelin')).toEqual(['ann']);
  expect(isOnDisk()).toBe(false);
  expect((await server.ask(`/v1/recordings/${made['ann']}`, 'DELETE')).status).toBe(200);
  expect(await subjects('clicked=zeppelin')).toEqual([]);
  await server.restart(async () => {
    const stores = await server.openStores();
    const left = await stores.database.query.selectFrom('recording_facts').select('recording').execute();
    expect(left.map(({ recording }) => recording)).not.toContain(made['ann']);
    await stores.close();
  });
  expect(isOnDisk()).toBe(false);
});
