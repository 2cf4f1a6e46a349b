/**
 * 2,000 recordings at their real pace for five minutes, with what makes the load on the same machine:
 *
 *   node --conditions=opname-source packages/server/bench/load.ts [recordings] [seconds]
 *
 * An upload counts from the moment at which it was due, so that a server that falls behind is not spared the wait.
 */
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CHUNK_MEDIA_TYPE } from '@opname/protocol';
import { openConnection } from './connection.ts';
import { giveConsent, ORIGIN } from './give-consent.ts';
import { createRealisticChunk } from './realistic-chunk.ts';

const RECORDINGS = Number(process.argv[2] ?? 2000);
const SECONDS = Number(process.argv[3] ?? 300);

/** As the recorder sends: every two seconds, and 12 MiB in two hours. */
const PACE_MS = 2000;
const CHUNK_BYTES = 3.4 * 1024;

/** Milliseconds between two looks at memory. */
const LOOK_MS = 5000;
/** Milliseconds within which they all say yes: far more at once than any site would see. */
const COMING_MS = 30_000;

const chunks = Array.from({ length: 64 }, (_, index) => createRealisticChunk(CHUNK_BYTES, index + 1).packed);
const data = mkdtempSync(path.join(tmpdir(), 'opname-load-'));
const server = fork(path.join(import.meta.dirname, 'serve.ts'), {
  execArgv: ['--conditions=opname-source'],
  env: { ...process.env, PORT: '0', OPNAME_DATA: data, OPNAME_LOG: 'warn', OPNAME_PROXIES: '127.0.0.1' },
});

const latencies: number[] = [];
const wrong = new Map<string, number>();
const memory: number[] = [];

try {
  const [{ url }] = (await once(server, 'message')) as [{ url: string }];
  console.log(`other load on the machine before: ${loadavg()[0]?.toFixed(1)}`);
  const begun = performance.now();
  const participants = Array.from({ length: RECORDINGS }, (_, index) =>
    takePart(url, begun + (index / RECORDINGS) * COMING_MS, begun + SECONDS * 1000),
  );
  const before = await usage();
  while (performance.now() < begun + SECONDS * 1000) {
    await pause(LOOK_MS);
    memory.push((await usage()).memory);
  }
  const after = await usage();
  await Promise.all(participants);
  report(after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system);
} finally {
  server.disconnect();
  await once(server, 'exit');
  rmSync(data, { recursive: true, force: true });
}

/** One participant, who says yes at `start` and then works in one tab until `end`. */
async function takePart(url: string, start: number, end: number): Promise<void> {
  await pause(Math.max(0, start - performance.now()));
  const { grant } = await giveConsent(url);
  const { hostname, port } = new URL(url);
  const connection = await openConnection(hostname, Number(port));
  const headers = {
    origin: ORIGIN,
    authorization: `Bearer ${grant}`,
    'content-type': CHUNK_MEDIA_TYPE,
    'opname-page': randomUUID(),
  };
  for (let sequence = 0; start + sequence * PACE_MS < end; sequence++) {
    // The first is sent two seconds after the yes, so that saying yes is not counted as an upload.
    const due = start + (sequence + 1) * PACE_MS;
    await pause(Math.max(0, due - performance.now()));
    const body = chunks[sequence % chunks.length] ?? Buffer.alloc(0);
    const answer = connection.post('/v1/chunks', { ...headers, 'opname-sequence': String(sequence) }, body);
    const status = await answer.catch(() => 0);
    latencies.push(performance.now() - due);
    if (status === 201) continue;
    const what = status === 0 ? 'no answer' : String(status);
    wrong.set(what, (wrong.get(what) ?? 0) + 1);
    if (status === 0) return;
  }
  connection.close();
}

async function usage(): Promise<{ cpu: NodeJS.CpuUsage; memory: number }> {
  server.send('usage');
  const [answer] = (await once(server, 'message')) as [{ cpu: NodeJS.CpuUsage; memory: number }];
  return answer;
}

function most(part: number[]): string {
  return `${(Math.max(...part) / 2 ** 20).toFixed(0)} MiB`;
}

function report(cpu: number): void {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number) => `${(sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0)} ms`;
  const third = Math.ceil(memory.length / 3);
  const rows = {
    recordings: RECORDINGS,
    seconds: SECONDS,
    uploads: latencies.length,
    errors: wrong.size === 0 ? 0 : [...wrong].map(([what, count]) => `${what}: ${count}`).join(', '),
    'answered after, median': at(0.5),
    'answered after, 99 %': at(0.99),
    'answered after, at most': at(1 - 1 / sorted.length),
    "server's memory, first third": most(memory.slice(0, third)),
    "server's memory, second third": most(memory.slice(third, 2 * third)),
    "server's memory, last third": most(memory.slice(2 * third)),
    "server's CPU, of one core": `${(cpu / 10_000 / SECONDS).toFixed(0)} %`,
    cores: availableParallelism(),
    'load of the machine, 5 minutes': (loadavg()[1] ?? 0).toFixed(1),
  };
  for (const [name, value] of Object.entries(rows))
    console.log(`| ${name.padEnd(32)} | ${String(value).padStart(10)} |`);
  if (wrong.size > 0) process.exitCode = 1;
}
