import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { API_KEY, SITE, startTestServer, type TestServer } from '../../../server/test/test-server.ts';
import { accountCommand } from './account.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ sites: [SITE] });
});
afterAll(() => server.stop());

const run = (...args: string[]) =>
  accountCommand().parseAsync(['invite', ...args, '--server', server.url, '--key', API_KEY], { from: 'user' });

test('invites by a link that the server knows', async () => {
  const print = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  await run('noor@example.org', '--role', 'developer', '--site', SITE.key);
  const token = /#([\w-]+)/.exec(String(print.mock.calls[0]?.[0]))?.[1];
  print.mockRestore();
  const opened = await fetch(`${server.url}/v1/invitations/open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  expect(await opened.json()).toMatchObject({ email: 'noor@example.org', role: 'developer' });
});

test('says what is wrong in the words of the server', async () => {
  await expect(run('noor@example.org', '--role', 'expert', '--site', 'nowhere')).rejects.toThrow(
    'No site has this key',
  );
});
