import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Granted, LedgerEntry } from '@opname/protocol';
import { startServer, type RunningServer } from '@opname/server';
import type { JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseSites } from '../../../server/src/config/sites.ts';
import { SHOWN } from '../../../server/test/test-server.ts';
import { readKeys, readSource } from './sources.ts';
import { verifyLedger } from './verify-ledger.ts';
import { verifyReceipt } from './verify-receipt.ts';

const API_KEY = 'a-key-of-the-tests-0123456789';
const ORIGIN = 'https://app.example.org';
const NOTICE = {
  version: '1',
  updated: '2026-02-01',
  controller: 'Example BV',
  contact: 'privacy@example.org',
  purpose: { en: 'To improve it.' },
  watchers: { en: 'Its designers' },
  windowMinutes: 60,
  retentionDays: 7,
  level: 'screen',
  processors: [],
};
const [SITE] = parseSites([{ key: 'trial', name: 'Trial app', origins: [ORIGIN], notice: NOTICE }]);
let data: string;
let server: RunningServer;
let keys: JSONWebKeySet;

const start = (changes: { ledgerRoundMs?: number } = {}) =>
  startServer({
    port: 0,
    host: '127.0.0.1',
    data,
    adminEmail: 'admin@example.org',
    adminPassword: 'correct horse battery staple',
    apiKey: API_KEY,
    sites: SITE ? [SITE] : [],
    log: 'silent',
    backupDays: 93,
    ...changes,
  });

beforeAll(async () => {
  data = mkdtempSync(path.join(tmpdir(), 'opname-verify-'));
  server = await start();
  keys = await readKeys(server.url, undefined);
});
afterAll(async () => {
  await server.close();
  rmSync(data, { recursive: true, force: true });
});

const ask = (address: string, method: string) =>
  fetch(server.url + address, { method, headers: { authorization: `Bearer ${API_KEY}` } });

async function giveConsent(subject: string): Promise<Granted> {
  const body = { site: 'trial', subject, notice: SITE?.notice.hash, language: 'en', level: 'screen', shown: SHOWN };
  const headers = { 'content-type': 'application/json', origin: ORIGIN };
  const response = await fetch(`${server.url}/v1/consents`, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as Granted;
}

/** The payload says something else, the signature is the same. */
function forge(jws: string, from: string, to: string): string {
  const [header, payload = '', signature] = jws.split('.');
  const text = Buffer.from(payload, 'base64url').toString();
  expect(text).toContain(from);
  return [header, Buffer.from(text.replace(from, to)).toString('base64url'), signature].join('.');
}

it('F5 checks the receipt of a consent offline, and tells it from a changed one', async () => {
  const { receipt, recording } = await giveConsent('a');
  const { lines, problem } = await verifyReceipt(receipt, keys);
  expect(problem).toBeUndefined();
  expect(lines.join('\n')).toMatch(new RegExp(`Valid.*${recording}.*Example BV.*To improve it.*version 1.*given`, 's'));
  expect((await verifyReceipt(JSON.stringify({ receipt }), keys)).problem).toBeUndefined();
  const forged = await verifyReceipt(forge(receipt, 'Example BV', 'Another BV'), keys);
  expect(forged).toMatchObject({ lines: [], problem: expect.stringContaining('NOT VALID') as string });
  expect((await verifyReceipt(receipt, { keys: [] })).problem).toContain('NOT VALID');
  await expect(verifyReceipt('hello', keys)).rejects.toThrow('This is no receipt');
});

it('G2 checks the receipt of an erasure offline', async () => {
  const { recording } = await giveConsent('b');
  const { receipt } = (await (await ask(`/v1/recordings/${recording}`, 'DELETE')).json()) as { receipt: string };
  const { lines } = await verifyReceipt(receipt, keys);
  expect(lines.join('\n')).toMatch(/Valid.*erased.*Gone +key\n.*Kept +the record of the consent.*Backups.*gone by/s);
});

it('F1 checks an exported ledger, and finds what was changed, removed, inserted, moved or cut off', async () => {
  for (const subject of ['c', 'd', 'e']) await giveConsent(subject);
  expect((await ask('/v1/ledger/checkpoints', 'POST')).status).toBe(201);
  const text = await readSource(server.url, API_KEY);
  const whole = await verifyLedger(text, keys);
  expect(whole.problem).toBeUndefined();
  expect(whole.lines.join('\n')).toMatch(/Whole: \d+ entries.*Signed: 1 checkpoints/s);

  const lines = text.trim().split('\n');
  const problemOf = async (changed: string[]) => (await verifyLedger(changed.join('\n'), keys)).problem;
  const entry = JSON.parse(lines[1] ?? '') as LedgerEntry;
  const changed = JSON.stringify({ ...entry, body: entry.body.replace('trial', 'other') });
  expect(await problemOf(lines.with(1, changed))).toContain('Entry 1 was changed');
  expect(await problemOf(lines.toSpliced(1, 1))).toContain('Entry 1 is missing');
  expect(await problemOf(lines.toSpliced(1, 0, lines[1] ?? ''))).toContain('Entry 1 comes again');
  expect(await problemOf(lines.with(1, lines[2] ?? '').with(2, lines[1] ?? ''))).toContain('Entry 1 is missing');
  expect(await problemOf(lines.toSpliced(-2, 1))).toContain('the end was cut off');
  const file = path.join(data, 'keys.json');
  writeFileSync(file, JSON.stringify({ keys: [] }));
  expect((await verifyLedger(text, await readKeys(file, undefined))).problem).toContain('signed by none of these keys');
});

it('G6 checks an exported watch log by the same command, and finds what was changed', async () => {
  await server.close();
  server = await start({ ledgerRoundMs: 100 });
  const { recording } = await giveConsent('watched');
  for (const address of ['', '/export?format=rrweb']) await ask(`/v1/recordings/${recording}${address}`, 'GET');
  await expect.poll(async () => (await exportWatchLog()).includes('checkpoint')).toBe(true);
  const text = await exportWatchLog();
  const whole = await verifyLedger(text, keys);
  expect(whole.problem).toBeUndefined();
  expect(whole.lines.join('\n')).toMatch(/Chain: watch_log.*Whole: \d+ entries.*Signed: [1-9]\d* checkpoints/s);
  const changed = text.replace('"kind":"exported"', '"kind":"opened"');
  expect(changed).not.toBe(text);
  expect((await verifyLedger(changed, keys)).problem).toContain('was changed');
  const mixed = `${text}${(await readSource(server.url, API_KEY)).split('\n').findLast((line) => line.includes('checkpoint'))}`;
  expect((await verifyLedger(mixed, keys)).problem).toContain('another chain');
});

const exportWatchLog = async () => await (await ask('/v1/watch-log/export', 'GET')).text();
