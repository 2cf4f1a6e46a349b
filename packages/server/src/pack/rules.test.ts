import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RecordingList } from '@opname/protocol';
import type { Rules } from '@opname/privacy';
import { keyframe } from '../../test/events.ts';
import { publishNotice } from '../config/publish-notice.ts';
import { NOTICE, SITE, startTestServer, type TestServer } from '../../test/test-server.ts';

const RULES: Rules = { version: '7', rules: [{ action: 'mask', selector: 'p', name: 'customers' }] };
const SHOWING = { ...NOTICE, level: 'screen' as const };
const site = { ...SITE, notice: publishNotice(SHOWING, RULES), rules: RULES };
const asked = { notice: site.notice.hash };
let server: TestServer;

beforeEach(async () => {
  server = await startTestServer({ sites: [site] });
});
afterEach(() => server.stop());

test('a chunk that shows what a rule of its site masks is masked when it is packed', async () => {
  const { grant, recording } = await server.grant(asked);
  const events = keyframe(server.clock.now, 'Ann Smith of Amsterdam');
  expect((await server.upload(grant, { events, last: true })).status).toBe(201);
  const packed = JSON.stringify(await server.events(recording));
  expect(packed).toContain('"tagName":"p"');
  expect(packed).not.toMatch(/Ann|Smith|Amsterdam/);
});

test('the same chunk is shown by a site without rules', async () => {
  const other = await startTestServer({ sites: [{ ...SITE, notice: publishNotice(SHOWING) }] });
  const { grant, recording, rules } = await other.grant(asked);
  await other.upload(grant, { events: keyframe(other.clock.now, 'Ann Smith of Amsterdam'), last: true });
  expect(JSON.stringify(await other.events(recording))).toContain('Ann Smith of Amsterdam');
  expect(rules).toBeUndefined();
  await other.stop();
});

/** The same site after somebody has changed its rules. */
const after = (rules: Rules | undefined) => ({
  ...SITE,
  notice: publishNotice(SHOWING, rules),
  ...(rules && { rules }),
});
/** Milliseconds; a change of rules stops what was recorded under others, from then on. */
const LATER = 1000;
const LOOSENED: Rules = { version: '8', rules: [{ action: 'show', selector: 'p', name: 'nothing any more' }] };

test.each([
  ['loosened', LOOSENED],
  ['taken away', undefined],
])('rules that were %s after a yes show no more of what was recorded under it', async (_, rules) => {
  const { grant, recording } = await server.grant(asked);
  await server.upload(grant, { events: keyframe(server.clock.now, 'Ann Smith of Amsterdam'), last: true });
  server.clock.now += LATER;
  await server.restart(undefined, { sites: [after(rules)] });
  const packed = JSON.stringify(await server.events(recording));
  expect(packed).toContain('"tagName":"p"');
  expect(packed).not.toMatch(/Ann|Smith|Amsterdam/);
  expect((await server.open(recording)).rulesVersion).toBe('7');
});

test('a second yes, to looser rules, shows no more of a page that was recorded before it', async () => {
  const first = await server.grant({ ...asked, subject: 'ann' });
  await server.upload(first.grant, { events: keyframe(server.clock.now, 'Ann Smith of Amsterdam'), last: true });
  server.clock.now += LATER;
  const loosened = after(LOOSENED);
  await server.restart(undefined, { sites: [loosened] });
  const second = await server.grant({ notice: loosened.notice.hash, subject: 'ann' });
  expect(second.recording).toBe(first.recording);
  const packed = JSON.stringify(await server.events(first.recording));
  expect(packed).toContain('"tagName":"p"');
  expect(packed).not.toMatch(/Ann|Smith|Amsterdam/);
});

test('a recording whose rules cannot be found shows no text at all', async () => {
  const { grant, recording } = await server.grant(asked);
  await server.upload(grant, { events: keyframe(server.clock.now, 'Ann Smith of Amsterdam'), last: true });
  server.clock.now += LATER;
  await server.restart(
    async () => {
      const stores = await server.openStores();
      await stores.database.query.deleteFrom('exhibits').where('kind', '=', 'rules').execute();
      await stores.close();
    },
    { sites: [after(LOOSENED)] },
  );
  const packed = JSON.stringify(await server.events(recording));
  expect(packed).toContain('"tagName":"p"');
  expect(packed).not.toMatch(/Ann|Smith|Amsterdam/);
});

test('the answer to a yes carries the rules, and the recording says which version', async () => {
  const { recording, rules } = await server.grant(asked);
  expect(rules).toEqual(RULES);
  expect((await server.open(recording)).rulesVersion).toBe('7');
  const { recordings } = (await (await server.ask('/v1/recordings')).json()) as RecordingList;
  expect(recordings.map(({ rulesVersion }) => rulesVersion)).toEqual(['7']);
});
