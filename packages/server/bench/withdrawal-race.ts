/**
 * Takes a recording back at a random moment of its uploads, again and again: two tabs send chunks while it is stopped or
 * erased, and in part of the runs the server is killed with SIGKILL at a random moment too. Afterwards an erased recording
 * cannot be read, no byte of it is on the disk (neither its marked text nor what was stored of it, searched raw), and its
 * receipt verifies; a stopped one holds nothing from after its stop.
 *
 * `npm run bench:race`, or `node --conditions=opname-source packages/server/bench/withdrawal-race.ts [RUNS]`
 */
import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { RecordedEvent } from '@opname/protocol';
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { keyframe, scroll } from '../test/events.ts';
import { filesUnder } from '../test/files.ts';
import { createClient } from '../test/test-server.ts';

const RUNS = Number(process.argv[2] ?? 200);
const TABS = 2;
/** Milliseconds within which the wish, and the kill after it, fall. */
const WISH_WITHIN_MS = 120;
const KILL_WITHIN_MS = 40;
/** Milliseconds that a tab waits when it was told that it sends too fast. */
const SLOWER_MS = 50;
/** Every third run is killed, every second one stops instead of erasing. */
const KILL_EVERY = 3;
const STOP_EVERY = 2;
/** Every fourth one is read before its end, so that there are packs too. */
const READ_EVERY = 4;
/** Bytes of each stored chunk and pack that are looked for afterwards: too many to be there by chance. */
const SAMPLE_BYTES = 24;

const data = mkdtempSync(path.join(tmpdir(), 'opname-race-'));
let url = '';
let child: ChildProcess | undefined;
const client = createClient(() => url);
const count = { erased: 0, stopped: 0, killed: 0, chunks: 0, refused: 0, looked: 0 };

try {
  await start();
  for (let run = 0; run < RUNS; run++) {
    await race(run, run % STOP_EVERY === 1 ? 'stop' : 'erase');
    if ((run + 1) % 5 === 0) console.log(`${run + 1} runs`, count);
  }
  console.log(`${RUNS} runs, none of them left anything behind`, count);
} finally {
  await kill();
  rmSync(data, { recursive: true, force: true });
}

async function start(): Promise<void> {
  child = fork(path.join(import.meta.dirname, '../test/serve.ts'), [data], {
    execArgv: ['--conditions=opname-source'],
  });
  const [message] = (await once(child, 'message')) as [{ url: string }];
  url = message.url;
}

async function kill(): Promise<void> {
  if (!child) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function race(run: number, what: 'erase' | 'stop'): Promise<void> {
  const subject = `marked-${randomBytes(12).toString('hex')}`;
  const granted = await client.grant({ subject });
  const state = { isOver: false };
  const tabs = Array.from({ length: TABS }, () => upload(granted.grant, subject, state));
  await pause(Math.random() * WISH_WITHIN_MS);
  if (run % READ_EVERY === 0) await client.open(granted.recording);
  const stored = readStored(granted.recording);
  const asked = what === 'erase' ? erase(granted.recording, granted.grant) : stop(granted.recording, granted.grant);
  if (run % KILL_EVERY === 0) {
    await pause(Math.random() * KILL_WITHIN_MS);
    await kill();
    await start();
    count.killed++;
  }
  await asked;
  // Whoever got no answer asks again, as the page does.
  const receipt =
    what === 'erase' ? await erase(granted.recording, granted.grant) : await stop(granted.recording, granted.grant);
  const stoppedBy = Date.now();
  await pause(20);
  state.isOver = true;
  await Promise.all(tabs);
  await verifyReceipt(receipt);
  await (what === 'erase'
    ? assertGone(granted.recording, subject, stored)
    : assertStopped(granted.recording, stoppedBy));
  count[what === 'erase' ? 'erased' : 'stopped']++;
}

async function upload(grant: string, subject: string, state: { isOver: boolean }): Promise<void> {
  const page = randomUUID();
  for (let sequence = 0; !state.isOver;) {
    const now = Date.now();
    const events: RecordedEvent[] = sequence === 0 ? keyframe(now, subject) : [scroll(now, sequence)];
    const status = await client.upload(grant, { page, sequence, events }).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 201) count.chunks++;
    else if (status === 410) count.refused++;
    // It comes faster than from any page.
    else if (status === 429) await pause(SLOWER_MS);
    else if (status !== 0) throw new Error(`A chunk was answered with ${status}`);
    if (status !== 429) sequence++;
    if (status === 0 || status === 410) await pause(5);
  }
}

async function erase(recording: string, token: string): Promise<string> {
  return await ask(`/v1/recordings/${recording}`, 'DELETE', token);
}

async function stop(recording: string, token: string): Promise<string> {
  return await ask(`/v1/recordings/${recording}/stop`, 'POST', token, { how: 'indicator' });
}

/** @returns the receipt; nothing when the server was killed before it answered. */
async function ask(address: string, method: string, token: string, body?: object): Promise<string> {
  const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) };
  const response = await fetch(url + address, { method, headers, ...(body && { body: JSON.stringify(body) }) }).catch(
    () => undefined,
  );
  if (!response) return '';
  if (!response.ok) throw new Error(`${method} was answered with ${response.status}: ${await response.text()}`);
  return ((await response.json()) as { receipt: string }).receipt;
}

async function verifyReceipt(receipt: string): Promise<void> {
  const keys = (await (await fetch(`${url}/.well-known/opname-keys.json`)).json()) as JSONWebKeySet;
  await compactVerify(receipt, createLocalJWKSet(keys));
}

/** @returns a stretch of each thing that is stored of a recording, as it lies on the disk: encrypted. */
function readStored(recording: string): Buffer[] {
  const packs = packsOf(recording).map((file) => readFileSync(file));
  return [...readChunks(recording), ...packs].map((bytes) => {
    const middle = Math.max(0, Math.floor((bytes.length - SAMPLE_BYTES) / 2));
    return bytes.subarray(middle, middle + SAMPLE_BYTES);
  });
}

/** The server lets nobody else into its database; a copy of its files is opened as after a loss of power. */
function readChunks(recording: string): Buffer[] {
  const copy = mkdtempSync(path.join(tmpdir(), 'opname-race-copy-'));
  for (const name of ['opname.db', 'opname.db-wal']) copyFileSync(path.join(data, name), path.join(copy, name));
  const database = new DatabaseSync(path.join(copy, 'opname.db'));
  const rows = database.prepare('select sealed from chunks where recording = ? and sealed is not null').all(recording);
  database.close();
  rmSync(copy, { recursive: true });
  return rows.map(({ sealed }) => Buffer.from(sealed as Uint8Array));
}

function packsOf(recording: string): string[] {
  return filesUnder(path.join(data, 'packs')).filter((file) => file.includes(recording));
}

async function assertGone(recording: string, subject: string, stored: Buffer[]): Promise<void> {
  const { status } = await client.ask(`/v1/recordings/${recording}`);
  if (status !== 410) throw new Error(`An erased recording was answered with ${status}`);
  const files = filesUnder(data).map((file) => ({ file, bytes: readFileSync(file) }));
  const holding = (what: string, trace: Buffer | string) =>
    files.filter(({ bytes }) => bytes.includes(trace)).map(({ file }) => `${what} in ${file}`);
  const keys = files.filter(({ file }) => file.startsWith(path.join(data, 'keys')));
  const left = [
    ...holding('its text', subject),
    ...stored.flatMap((trace) => holding('what was stored', trace)),
    ...packsOf(recording),
    ...keys.flatMap(({ file, bytes }) => (bytes.includes(recording) ? `its key in ${file}` : [])),
  ];
  count.looked += 1 + stored.length;
  if (left.length > 0) throw new Error(`An erasure left ${left.join(', ')}`);
}

async function assertStopped(recording: string, stoppedBy: number): Promise<void> {
  // Page by page: an export of all pages moves them behind one another.
  const { index } = await client.open(recording);
  const events = await Promise.all(index.map(({ id }) => client.events(recording, id)));
  const late = events.flat().filter(({ timestamp }) => timestamp > stoppedBy);
  if (late.length > 0) throw new Error(`A stopped recording holds ${late.length} events from after its stop`);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
