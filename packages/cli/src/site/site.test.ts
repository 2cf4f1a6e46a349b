import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { API_KEY, startTestServer, type TestServer } from '../../../server/test/test-server.ts';
import { exportBackup } from '../backup/export.ts';
import { importCommand } from '../backup/import.ts';
import { siteCommand } from './site.ts';

let server: TestServer;
let folder: string;
const said: string[] = [];

beforeAll(async () => {
  server = await startTestServer();
  folder = mkdtempSync(path.join(tmpdir(), 'opname-cli-'));
  vi.stubEnv('OPNAME_URL', server.url);
  vi.stubEnv('OPNAME_API_KEY', API_KEY);
  vi.spyOn(console, 'log').mockImplementation((line: unknown) => void said.push(String(line)));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const site = (...args: string[]) => siteCommand().parseAsync(args, { from: 'user' });

it('takes a site away, asks for its removal and takes that back', async () => {
  const file = path.join(folder, 'trial.tar');
  await site('export', 'trial', '--output', file);
  expect(readFileSync(file).includes('ledger.jsonl')).toBe(true);
  await site('remove', 'trial');
  expect(said.at(-1)).toContain('until then: opname site take-back trial');
  await site('take-back', 'trial');
  await site('list');
  expect(said.at(-1)).toBe('No site is to be removed, and none was.');
  await expect(site('remove', 'unknown')).rejects.toThrow('No site has this key');
});

it('takes a full backup away and brings it into an empty folder', async () => {
  const passphraseFile = path.join(folder, 'passphrase');
  writeFileSync(passphraseFile, 'five words of a long list\n');
  const output = path.join(folder, 'backup.tar.age');
  await exportBackup({ output, passphraseFile, server: server.url, key: API_KEY });
  expect(said.at(-1)).toContain('It holds keys: delete it by');
  vi.stubEnv('OPNAME_DATA', path.join(folder, 'data'));
  await importCommand().parseAsync([output, '--passphrase-file', passphraseFile], { from: 'user' });
  expect(said.at(-1)).toBe('Start the server: opname serve');
});
