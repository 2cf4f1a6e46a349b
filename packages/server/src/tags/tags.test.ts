import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  TAGS_MAX,
  type ApiKeyMade,
  type RecordingList,
  type SiteTagList,
  type Tag,
  type TagList,
} from '@opname/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyframe } from '../../test/events.ts';
import { filesUnder } from '../../test/files.ts';
import { codeOf, SITE, startTestServer, type TestServer } from '../../test/test-server.ts';

const OTHER = { ...SITE, key: 'other' };
const MARKED = 'Zeppelin-hesitates-4417';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ sites: [SITE, OTHER] });
});
afterAll(() => server.stop());

async function record(site = SITE.key): Promise<string> {
  server.clock.now += 1000;
  const { grant, recording } = await server.grant({ subject: randomUUID(), site });
  await server.upload(grant, { page: randomUUID(), last: true, events: keyframe(server.clock.now) });
  return recording;
}

const tagsOf = (recording: string) => `/v1/recordings/${recording}/tags`;

async function give(recording: string, name: string): Promise<Tag> {
  const answer = await server.ask(tagsOf(recording), 'POST', { name });
  expect(answer.status).toBe(201);
  return (await answer.json()) as Tag;
}

async function namesOf(recording: string): Promise<string[]> {
  const { tags } = (await (await server.ask(tagsOf(recording))).json()) as TagList;
  return tags.map(({ name }) => name);
}

async function found(query: string): Promise<string[]> {
  const { recordings } = (await (await server.ask(`/v1/recordings?${query}`)).json()) as RecordingList;
  return recordings.map(({ id }) => id);
}

test('a recording has each tag once, by its name, however it is written', async () => {
  const recording = await record();
  const first = await give(recording, ' Onboarding ');
  expect(first.name).toBe('Onboarding');
  expect((await give(recording, 'onboarding')).id).toBe(first.id);
  await give(recording, 'Gives up');
  expect(await namesOf(recording)).toEqual(['Gives up', 'Onboarding']);
  const address = `${tagsOf(recording)}/${first.id}`;
  expect((await server.ask(address, 'DELETE')).status).toBe(204);
  expect((await server.ask(address, 'DELETE')).status).toBe(204);
  expect(await namesOf(recording)).toEqual(['Gives up']);
});

test('the list tells the tags of its recordings and finds them by one, page after page', async () => {
  const [older, newer, without] = [await record(), await record(), await record()];
  await give(older, 'Checkout');
  await give(newer, 'checkout');
  await give(newer, 'Again');
  await give(without, 'Checkout later');
  expect(await found('tag=CHECKOUT')).toEqual([newer, older]);
  const first = (await (await server.ask('/v1/recordings?tag=checkout&limit=1')).json()) as RecordingList;
  expect(first.recordings[0]?.tags).toEqual(['Again', 'checkout']);
  expect(await found(`tag=checkout&limit=1&after=${first.next}`)).toEqual([older]);
  expect(await found('tag=nobody')).toEqual([]);
  expect(await codeOf(await server.ask('/v1/recordings?tag='))).toBe('400 invalid-request');
});

test('the tags of the own sites are offered with how many recordings have them', async () => {
  const [here, also, there] = [await record(), await record(), await record(OTHER.key)];
  await give(here, 'Offered');
  await give(also, 'OFFERED');
  await give(there, 'Offered there');
  const ask = async (init?: RequestInit) => {
    const { tags } = (await (await fetch(`${server.url}/v1/tags`, init)).json()) as SiteTagList;
    return tags.filter(({ name }) => name.toLowerCase().startsWith('offered'));
  };
  const made = await server.ask('/v1/api-keys', 'POST', { name: 'colleague', role: 'expert', sites: [OTHER.key] });
  const authorization = `Bearer ${((await made.json()) as ApiKeyMade).key}`;
  expect(await ask({ headers: { authorization } })).toEqual([
    { name: 'Offered there', site: OTHER.key, recordings: 1 },
  ]);
  const { tags } = (await (await server.ask(`/v1/tags?site=${SITE.key}`)).json()) as SiteTagList;
  const offered = tags.find(({ name }) => name.toLowerCase() === 'offered');
  expect(offered).toEqual({ name: 'OFFERED', site: SITE.key, recordings: 2 });
});

test('a name that is no line is refused, and so is one too many', async () => {
  const recording = await record();
  for (const name of ['', ' ', 'two\nlines', 'x'.repeat(61)]) {
    expect(await codeOf(await server.ask(tagsOf(recording), 'POST', { name }))).toBe('400 invalid-request');
  }
  await Array.from({ length: TAGS_MAX }, (_, number) => `tag ${number}`).reduce(async (before, name) => {
    await before;
    await give(recording, name);
  }, Promise.resolve());
  expect(await codeOf(await server.ask(tagsOf(recording), 'POST', { name: 'more' }))).toBe('409 tags-full');
  expect(await namesOf(recording)).toHaveLength(TAGS_MAX);
});

test('E3 the tags of a recording are sealed with its key, and go when it is erased', async () => {
  const recording = await record();
  await give(recording, MARKED);
  expect(filesUnder(server.data).some((file) => readFileSync(file).includes(MARKED))).toBe(false);
  expect((await server.ask(`/v1/recordings/${recording}`, 'DELETE')).status).toBe(200);
  expect(await found(`tag=${MARKED}`)).toEqual([]);
  const { tags } = (await (await server.ask('/v1/tags')).json()) as SiteTagList;
  expect(tags.map(({ name }) => name)).not.toContain(MARKED);
  expect(await codeOf(await server.ask(tagsOf(recording), 'POST', { name: 'x' }))).toBe('410 recording-erased');
  await server.restart(async () => {
    const stores = await server.openStores();
    const left = await stores.database.query
      .selectFrom('tags')
      .where('recording', '=', recording)
      .selectAll()
      .execute();
    expect(left).toEqual([]);
    await stores.close();
  });
});
