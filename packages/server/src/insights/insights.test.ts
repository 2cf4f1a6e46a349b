import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Heatmap, InsightPath, Insights, RecordingList } from '@opname/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { filesUnder } from '../../test/files.ts';
import { codeOf, SITE, startTestServer, type TestServer } from '../../test/test-server.ts';
import { createVisit, type Visit } from '../../test/visit.ts';
import { startOfWeek, weekOf } from './week.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** The test site keeps recordings for seven days: a few wait for more of them until the last night before. */
const LAST_NIGHT_MS = 6 * DAY_MS + 16 * HOUR_MS;

const FULL = { ...SITE, key: 'full' };
const ERASED = { ...SITE, key: 'erased' };
const FEW = { ...SITE, key: 'few' };
const MARKED = 'Zeppelin';

let server: TestServer;
let path: InsightPath;
let beforeCount: { files: string[]; told: Insights };
let erasedEarly: string;

const insightsOf = (site = FULL) => `/v1/sites/${site.key}/insights`;

async function read(site = FULL, query = ''): Promise<Insights> {
  return (await (await server.ask(insightsOf(site) + query)).json()) as Insights;
}

interface Upload {
  grant: string;
  recording: string;
  page: string;
}

/** Somebody who agrees and does this. */
async function visit(site: typeof FULL, does: (visit: Visit) => void): Promise<Upload> {
  const { grant, recording } = await server.grant({ subject: randomUUID(), site: site.key });
  const [made, page] = [createVisit(server.clock.now), randomUUID()];
  does(made);
  expect((await server.upload(grant, { page, events: made.events })).status).toBe(201);
  return { grant, recording, page };
}

async function visits(site: typeof FULL, count: number, does: (visit: Visit, number: number) => void) {
  return await Promise.all(Array.from({ length: count }, (_, number) => visit(site, (one) => does(one, number))));
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  await vi.waitFor(async () => expect(await isSo()).toBe(true), { timeout: 30_000, interval: 50 });
}

/** Twelve people, of whom some do more than others. */
function visitAsOneOfTwelve(one: Visit, number: number): void {
  one.open(`/orders/${4711 + number}?x=1`).click('Save it', { x: 640 + number, y: 300 });
  if (number < 9) one.click('Pay').scroll(2000);
  if (number < 7) one.click('Account').open('/help');
  if (number < 6) one.rage('Broken');
  if (number < 4) one.click(`${MARKED} of Ann`).open(`/${MARKED}-page`);
}

const searchFiles = () => filesUnder(server.data).filter((file) => readFileSync(file).includes(MARKED));

async function listAll(): Promise<RecordingList['recordings']> {
  return ((await (await server.ask('/v1/recordings?limit=200')).json()) as RecordingList).recordings;
}

async function seed(): Promise<void> {
  const wish = {
    name: ' Paid ',
    steps: [
      { kind: 'page', text: '/orders/1' },
      { kind: 'label', text: 'pay' },
    ],
  };
  path = (await (await server.ask(`${insightsOf()}/paths`, 'POST', wish)).json()) as InsightPath;
  const [, toErase] = await Promise.all([
    visits(FULL, 12, visitAsOneOfTwelve),
    visits(ERASED, 8, (one) => one.open('/start').click('Save')),
    visits(FEW, 4, (one) => one.open('/start').click('Save')),
  ]);
  const [early, resumed] = toErase;
  if (!early || !resumed) throw new Error('nobody came');
  erasedEarly = early.recording;
  expect((await server.ask(`/v1/recordings/${erasedEarly}`, 'DELETE')).status).toBe(200);
  await until(async () => (await listAll()).filter(({ clicks }) => clicks > 0).length === 23);
  // One page goes on after it was packed, and is packed again.
  const more = createVisit(server.clock.now).open('/start').click('Save').events;
  await server.upload(resumed.grant, { page: resumed.page, sequence: 1, last: true, events: more });
  await until(async () => (await listAll()).some(({ clicks }) => clicks === 2));
  beforeCount = { files: searchFiles(), told: await read() };
}

beforeAll(async () => {
  server = await startTestServer({ roundMs: 20, quietMs: 0, sites: [FULL, ERASED, FEW] });
  server.clock.now = startOfWeek(weekOf(Date.now())) + DAY_MS + 9 * HOUR_MS;
  await seed();
  server.clock.now += LAST_NIGHT_MS;
  for (const site of [FULL, ERASED]) {
    await until(async () => (await read(site)).participants > 0);
  }
}, 60_000);
afterAll(() => server.stop());

test('nothing is told before a whole week of people is counted together', () => {
  expect(beforeCount.told).toMatchObject({ participants: 0, weeks: [], pages: [], controls: [], left: [], maps: [] });
});

test('what enough participants did is told by page and label, with how many they were at least', async () => {
  const week = weekOf(server.clock.now);
  const told = await read();
  expect(told).toMatchObject({ threshold: 5, participants: 10, nextCountAt: startOfWeek(week + 1) });
  expect(told.weeks).toEqual([{ week, since: week - 1, participants: 10 }]);
  expect(told.pages).toEqual([
    { page: '/orders/*', uses: 10, participants: 10 },
    { page: '/help', uses: 5, participants: 5 },
  ]);
  expect(told.controls.map(({ kind, label, participants }) => [kind, label, participants])).toEqual([
    ['click', 'Save it', 10],
    ['click', 'Broken', 5],
    ['click', 'Account', 5],
    ['click', 'Pay', 5],
  ]);
  expect(told.trouble.map(({ kind, page, label }) => [kind, page, label])).toContainEqual(['rage', '/help', 'Broken']);
  // Four of them left another page, which is told of nobody.
  expect(told.left).toEqual([{ page: '/orders/*', label: '', participants: 5 }]);
});

test('only whole weeks can be asked for, and an answer of other weeks has nothing of these', async () => {
  const week = weekOf(server.clock.now);
  expect(await read(FULL, `?from=${week - 9}&to=${week - 1}`)).toMatchObject({ participants: 0, pages: [], maps: [] });
  expect((await read(FULL, `?from=${week}&to=${week}`)).pages).toEqual((await read()).pages);
  expect(await codeOf(await server.ask(`${insightsOf()}?from=9&to=3`))).toBe('400 invalid-request');
  expect(await codeOf(await server.ask(`${insightsOf()}?from=1&to=900`))).toBe('400 invalid-request');
  expect(await codeOf(await server.ask('/v1/sites/nowhere/insights'))).toBe('404 unknown-site');
});

test('a map of a page tells where was clicked and how far down was looked, in a grid', async () => {
  expect((await read()).maps).toContainEqual({ page: '/orders/*', width: 'wide', participants: 10 });
  const address = `${insightsOf()}/heatmap?page=${encodeURIComponent('/orders/*')}&width=wide`;
  const { cells, reach } = (await (await server.ask(address)).json()) as Heatmap;
  // A cell of a window of 1,280 pixels has 53: all clicked "Save it" within the same, and "Pay" in the one at 100, 50.
  expect(cells).toContainEqual({ column: 12, row: 5, uses: 10, participants: 10 });
  expect(cells).toContainEqual(expect.objectContaining({ column: 1, row: 0, participants: 5 }));
  expect(reach[0]).toEqual({ row: 0, participants: 10 });
  expect(reach.at(-1)).toEqual({ row: 48, participants: 5 });
});

test('a path tells how many came to each step and how soon; it goes with what was counted of it', async () => {
  expect(path).toMatchObject({ name: 'Paid', steps: [{ text: '/orders/*' }, { text: 'pay' }], reached: [0, 0] });
  const [told] = (await read()).paths;
  expect(told?.reached).toEqual([10, 5]);
  expect(told?.times.find(({ participants }) => participants > 0)).toEqual({ minutes: 1, participants: 5 });
  const address = `${insightsOf()}/paths/${path.id}`;
  expect(await codeOf(await server.ask(`${insightsOf(FEW)}/paths/${path.id}`, 'DELETE'))).toBe('404 not-found');
  expect((await server.ask(address, 'DELETE')).status).toBe(204);
  expect(await codeOf(await server.ask(address, 'DELETE'))).toBe('404 not-found');
  expect((await read()).paths).toEqual([]);
});

test('fewer than the threshold are never counted, and each recording counts once, as often as it is packed', async () => {
  expect(await read(FEW)).toMatchObject({ participants: 0, weeks: [], pages: [], controls: [] });
  // Eight came and one was erased before: seven, of whom five are told.
  expect((await read(ERASED)).controls).toEqual([{ kind: 'click', label: 'Save', uses: 5, participants: 5 }]);
});

test('erasing and expiring change nothing of what outlives, in which nothing is of few and nothing leads to anybody', async () => {
  expect(beforeCount.files).toEqual([]);
  const told = await read(ERASED);
  const first = (await listAll()).find(({ site }) => site === ERASED.key);
  expect((await server.ask(`/v1/recordings/${first?.id}`, 'DELETE')).status).toBe(200);
  expect(await read(ERASED)).toEqual(told);
  const full = await read();
  const ids = (await listAll()).flatMap(({ id, subject }) => [id, subject]);
  server.clock.now += DAY_MS;
  await expect.poll(async () => (await listAll()).length).toBe(0);
  expect(await read(ERASED)).toEqual(told);
  await server.restart(async () => {
    expect(searchFiles()).toEqual([]);
    const rows = await readOutliving();
    expect(rows).toContain('Save it');
    for (const text of [...ids, erasedEarly, MARKED, 'Ann']) expect(rows).not.toContain(text);
  });
  expect(await read()).toEqual(full);
}, 30_000);

test('a threshold that was raised holds for what was counted before', async () => {
  await server.restart(undefined, { insightsThreshold: 10 });
  const told = await read();
  expect(told).toMatchObject({ threshold: 10, participants: 10 });
  expect(told.controls.map(({ label, participants }) => [label, participants])).toEqual([['Save it', 10]]);
  expect(await read(ERASED)).toMatchObject({ participants: 0, controls: [], weeks: [] });
});

/** All of the tables that outlive recordings; the server rests meanwhile. */
async function readOutliving(): Promise<string> {
  const stores = await server.openStores();
  const tables = (['insight_batches', 'insight_counts', 'insight_paths'] as const).map((table) =>
    stores.database.query.selectFrom(table).selectAll().execute(),
  );
  const rows = JSON.stringify(await Promise.all(tables));
  await stores.close();
  return rows;
}
