import { afterAll, beforeAll, expect, it } from 'vitest';
import { openArena, type Arena, type Outcome } from '../hostile/arena.ts';
import { BREAKING } from '../hostile/breaking.ts';
import { HELD_CASES } from '../hostile/held.ts';
import { LOADING, loadingFrom } from '../hostile/loading.ts';
import { addressOf, RAN } from '../hostile/picture.ts';
import { RUNNING } from '../hostile/running.ts';
import { startCorpusServer, type CorpusServer } from '../store/stored-recording.ts';

let server: CorpusServer;
let arena: Arena;
let outcomes: Outcome[];

/** In one run, because each needs a frame of its own, and the log of the network is whole when the browser is closed. */
beforeAll(async () => {
  server = await startCorpusServer();
  arena = await openArena(server.url);
  const cases = [...LOADING, ...loadingFrom(server.url), ...RUNNING, ...BREAKING];
  outcomes = await arena.play([...cases.map(([name, events]) => ({ name, events })), ...HELD_CASES]);
}, 180_000);
afterAll(() => server?.stop());

it('plays more than a hundred hostile recordings or refuses them, and neither hangs nor crashes', () => {
  expect(outcomes.length).toBeGreaterThan(100);
  const ends = new Set(outcomes.map(({ state }) => state));
  expect([...ends].toSorted()).toEqual(['failed', 'paused']);
  expect(outcomes.filter(({ state }) => state === 'hung' || state === 'crashed')).toEqual([]);
});

it('refuses what a browser cannot be expected to draw', () => {
  const refused = outcomes.filter(({ state }) => state === 'failed').map(({ name }) => name);
  expect(refused).toEqual(expect.arrayContaining(['deep', 'laughing', 'nested-rules']));
});

it('runs no script, goes nowhere, opens nothing, and takes no focus', () => {
  expect(outcomes.filter(({ focused }) => focused)).toEqual([]);
  expect({ ran: arena.ran, went: arena.went }).toEqual({ ran: [], went: [] });
});

it('asks nobody for anything, as the log of the browser’s network tells, which does tell of a page that asks', async () => {
  const control = await arena.context.newPage();
  await control.goto(`${server.url}/healthz`);
  await control.setContent(
    `<link rel="prefetch" href="${addressOf('ahead')}"><img src="${addressOf('control')}" onerror="${RAN}('control')">`,
  );
  await expect.poll(() => arena.ran).toEqual(['control']);
  expect(await arena.close()).toEqual(['ahead', 'control']);
});
