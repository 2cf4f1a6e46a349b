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

test('the answer to a yes carries the rules, and the recording says which version', async () => {
  const { recording, rules } = await server.grant(asked);
  expect(rules).toEqual(RULES);
  expect((await server.open(recording)).rulesVersion).toBe('7');
  const { recordings } = (await (await server.ask('/v1/recordings')).json()) as RecordingList;
  expect(recordings.map(({ rulesVersion }) => rulesVersion)).toEqual(['7']);
});
