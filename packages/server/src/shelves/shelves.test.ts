import { randomUUID } from 'node:crypto';
import {
  COLLECTIONS_MAX,
  FILTERS_MAX,
  type ApiKeyMade,
  type Collection,
  type RecordingList,
  type SavedFilter,
} from '@opname/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf, SITE, startTestServer, type TestServer } from '../../test/test-server.ts';

const OTHER = { ...SITE, key: 'other', name: 'Other app' };
/** Milliseconds that a busy machine may take to start. */
const START_MS = 60_000;
const DAY_MS = 24 * 60 * 60_000;

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ sites: [SITE, OTHER], roundMs: 20 });
}, START_MS);
afterAll(() => server.stop());

async function made<Body>(address: string, body: object): Promise<Body> {
  const answer = await server.ask(address, 'POST', body);
  expect(answer.status).toBe(201);
  return (await answer.json()) as Body;
}

async function read<Body>(address: string): Promise<Body> {
  return (await (await server.ask(address)).json()) as Body;
}

const makeCollection = (name: string, site = SITE.key) => made<Collection>(`/v1/sites/${site}/collections`, { name });
const collectionsOf = async (site: string) =>
  (await read<{ collections: Collection[] }>(`/v1/collections?site=${site}`)).collections;
const idsIn = async ({ id }: Collection) =>
  (await read<RecordingList>(`/v1/recordings?collection=${id}`)).recordings.map((recording) => recording.id);

test('a filter is saved for oneself, replaced under its name, and removed', async () => {
  const first = await made<SavedFilter>('/v1/filters', { name: ' Trouble ', filter: { has: 'rage,dead', days: 7 } });
  const second = await made<SavedFilter>('/v1/filters', { name: 'Trouble', filter: { has: 'rage' } });
  expect(second).toEqual({ id: first.id, name: 'Trouble', filter: { has: 'rage' } });
  expect(await read('/v1/filters')).toEqual({ filters: [second] });
  const { key } = await made<ApiKeyMade>('/v1/api-keys', { name: 'colleague', role: 'expert', sites: null });
  const theirs = await fetch(`${server.url}/v1/filters`, { headers: { authorization: `Bearer ${key}` } });
  expect(await theirs.json()).toEqual({ filters: [] });
  expect((await server.ask(`/v1/filters/${first.id}`, 'DELETE')).status).toBe(204);
  expect(await codeOf(await server.ask(`/v1/filters/${first.id}`, 'DELETE'))).toBe('404 unknown-filter');
});

test('words that may name a participant are not kept with a filter', async () => {
  const answer = await server.ask('/v1/filters', 'POST', { name: 'Ann', filter: { search: 'ann@example.org' } });
  expect(await codeOf(answer)).toBe('400 invalid-request');
});

test('no more filters and collections are kept than can be looked over', async () => {
  await server.restart(
    async () => {
      const stores = await server.openStores();
      const { query } = stores.database;
      const numbers = Array.from({ length: COLLECTIONS_MAX }, (_, number) => String(number));
      const { account } = { account: 'configured' };
      const filters = numbers.slice(0, FILTERS_MAX).map((name) => ({ id: randomUUID(), account, name, filter: '{}' }));
      await query.insertInto('saved_filters').values(filters).execute();
      for (const name of numbers) {
        const row = { id: randomUUID(), site: 'full', name, made_by: 'x', made_at: 0, gone: 0 };
        await query.insertInto('collections').values(row).execute();
      }
      await stores.close();
    },
    { sites: [SITE, OTHER, { ...SITE, key: 'full' }], roundMs: 20 },
  );
  expect(await codeOf(await server.ask('/v1/sites/full/collections', 'POST', { name: 'x' }))).toBe(
    '409 collections-full',
  );
});

test('recordings of one site are collected, and leave a collection when they go', async () => {
  const collection = await makeCollection('Lost at the invoice');
  const [kept, erased] = [await server.grant(), await server.grant()];
  const foreign = await server.grant({ site: OTHER.key });
  const put = (recording: string) => server.ask(`/v1/collections/${collection.id}/recordings/${recording}`, 'PUT');
  for (const { recording } of [kept, erased, erased]) expect((await put(recording)).status).toBe(204);
  expect(await codeOf(await put(foreign.recording))).toBe('404 unknown-recording');
  expect((await idsIn(collection)).toSorted()).toEqual([kept.recording, erased.recording].toSorted());
  const holding = `/v1/collections?site=${SITE.key}&recording=`;
  expect(await read(holding + kept.recording)).toMatchObject({ collections: [{ holds: true }] });
  expect(await read(holding + foreign.recording)).toMatchObject({ collections: [{ holds: false }] });
  expect((await server.ask(`/v1/recordings/${erased.recording}`, 'DELETE')).status).toBe(200);
  expect(await idsIn(collection)).toEqual([kept.recording]);
  expect(await codeOf(await put(erased.recording))).toBe('410 recording-erased');
  expect(await collectionsOf(SITE.key)).toMatchObject([{ id: collection.id, recordings: 1, gone: 1 }]);
  await server.ask(`/v1/collections/${collection.id}/recordings/${kept.recording}`, 'DELETE');
  expect(await collectionsOf(SITE.key)).toMatchObject([{ recordings: 0, gone: 1 }]);
});

test('a collection counts what expires out of it once', async () => {
  const collection = await makeCollection('Expiring', OTHER.key);
  const { recording } = await server.grant({ site: OTHER.key });
  await server.ask(`/v1/collections/${collection.id}/recordings/${recording}`, 'PUT');
  server.clock.now += 30 * DAY_MS;
  const counts = async () => (await collectionsOf(OTHER.key)).map(({ recordings, gone }) => ({ recordings, gone }));
  await expect.poll(counts).toEqual([{ recordings: 0, gone: 1 }]);
});

test('a collection is renamed and removed, and is then no more', async () => {
  const { id } = await makeCollection('First name');
  const address = `/v1/collections/${id}`;
  expect(await (await server.ask(address, 'PUT', { name: 'Second name' })).json()).toMatchObject({
    name: 'Second name',
  });
  expect((await server.ask(address, 'DELETE')).status).toBe(204);
  expect(await codeOf(await server.ask(address, 'DELETE'))).toBe('404 unknown-collection');
  expect(await codeOf(await server.ask(address, 'PUT', { name: 'x' }))).toBe('404 unknown-collection');
  expect(await codeOf(await server.ask('/v1/sites/none/collections', 'POST', { name: 'x' }))).toBe('404 unknown-site');
});
