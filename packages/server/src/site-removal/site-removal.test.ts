import type { SiteRemoval } from '@opname/protocol';
import { extract } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyframe } from '../../test/events.ts';
import { codeOf, SITE, startTestServer, type TestServer } from '../../test/test-server.ts';

const DAY_MS = 24 * 60 * 60_000;
const OTHER = { ...SITE, key: 'other', name: 'Other app' };

/** One site; each test begins where the one before has ended. */
describe('a site as a whole', () => {
  let server: TestServer;
  let recording: string;
  let other: string;

  beforeAll(async () => {
    server = await startTestServer({ sites: [SITE, OTHER], roundMs: 50 });
    const granted = await server.grant({ subject: 'Marked Subject' });
    recording = granted.recording;
    await server.upload(granted.grant, { last: true, events: keyframe(server.clock.now) });
    other = (await server.grant({ site: OTHER.key })).recording;
  });
  afterAll(() => server.stop());

  const removalsOf = async () =>
    ((await (await server.ask('/v1/site-removals')).json()) as { removals: SiteRemoval[] }).removals;
  const ask = (method: string, site = SITE.key) =>
    server.ask(`/v1/sites/${site}/removal`, method, method === 'POST' ? {} : undefined);

  it('is taken away as one file that needs no Opname, and that is written down', async () => {
    const answer = await server.ask(`/v1/sites/${SITE.key}/export`);
    const files = new Map<string, string>();
    const tar = extract();
    tar.end(Buffer.from(await answer.arrayBuffer()));
    for await (const entry of tar) {
      let text = '';
      for await (const piece of entry) text += (piece as Buffer).toString();
      files.set(entry.header.name, text);
    }
    expect(JSON.parse(files.get(`recordings/${recording}.json`) ?? '[]')).toEqual(await server.events(recording));
    expect(files.get('ledger.jsonl')).toContain('"given"');
    expect(files.get('recordings.jsonl')).toContain('Marked Subject');
    expect([...files.values()].join('')).not.toContain(other);
    expect(await (await server.ask('/v1/watch-log/export')).text()).toContain('"kind":"exported"');
  });

  it('goes after seven days, in which it is used as before and can be taken back', async () => {
    expect(await codeOf(await ask('POST', 'unknown'))).toBe('404 unknown-site');
    expect((await ask('POST')).status).toBe(201);
    expect((await ask('POST')).status).toBe(201);
    expect(await removalsOf()).toMatchObject([
      { site: SITE.key, dueAt: server.clock.now + 7 * DAY_MS, doneAt: null, recordings: 1 },
    ]);
    server.clock.now += 6 * DAY_MS;
    expect((await server.consent()).status).toBe(201);
    expect((await ask('DELETE')).status).toBe(204);
    expect(await removalsOf()).toEqual([]);
    expect(await codeOf(await ask('DELETE'))).toBe('404 not-found');
    server.clock.now += 2 * DAY_MS;
    expect((await server.consent()).status).toBe(201);
  });

  it('is asked for no more when it is due, and goes whole with a signed receipt; other sites stay', async () => {
    await server.grant({ subject: 'Marked Subject' });
    await ask('POST');
    server.clock.now += 7 * DAY_MS;
    await expect.poll(async () => codeOf(await server.consent())).toBe('404 unknown-site');
    expect(await codeOf(await ask('DELETE'))).toBe('404 not-found');
    server.clock.now += 2 * 60_000;
    await expect.poll(async () => (await removalsOf())[0]?.receipt ?? null).not.toBeNull();
    const [{ receipt, recordings } = { receipt: '', recordings: 1 }] = await removalsOf();
    expect(recordings).toBe(0);
    const claims = JSON.parse(Buffer.from((receipt ?? '').split('.')[1] ?? '', 'base64url').toString()) as object;
    expect(claims).toMatchObject({ site: SITE.key, siteName: SITE.name, by: 'API key OPNAME_API_KEY' });
    expect((await server.ask(`/v1/recordings/${recording}`)).status).toBe(410);
    expect((await server.consent({ site: OTHER.key })).status).toBe(201);
  });

  it('stays gone after a restart, though it is configured', async () => {
    await server.restart();
    expect(await codeOf(await server.consent())).toBe('404 unknown-site');
    expect((await server.consent({ site: OTHER.key })).status).toBe(201);
  });
});
