/**
 * How many chunks of 16 kB the server acknowledges durably in a second, on this machine, with what makes the load on the
 * same machine, and how many of the same bodies nginx stores as files without syncing them, right after it: `node --conditions=opname-source packages/server/bench/uploads.ts`.
 */
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CHUNK_MEDIA_TYPE } from '@opname/protocol';
import { openConnection } from './connection.ts';
import { giveConsent, ORIGIN } from './give-consent.ts';
import { startNginx } from './nginx.ts';
import { createRealisticChunk } from './realistic-chunk.ts';

const CHUNK_BYTES = 16 * 1024;
const CONNECTIONS = 64;
const WARM_UP_MS = 3000;
const MEASURE_MS = 10_000;
const PORT = Number(process.env.PORT ?? 4639);

const chunks = Array.from({ length: 32 }, (_, index) => createRealisticChunk(CHUNK_BYTES, index + 1));
const data = mkdtempSync(path.join(tmpdir(), 'opname-bench-'));
const server = fork(path.join(import.meta.dirname, 'serve.ts'), {
  execArgv: ['--conditions=opname-source'],
  env: { ...process.env, PORT: String(PORT), OPNAME_DATA: data, OPNAME_LOG: 'warn' },
});

try {
  const [{ url }] = (await once(server, 'message')) as [{ url: string }];
  const latencies: number[] = [];
  const state = { isMeasuring: false, isOver: false };
  const clients = Array.from({ length: CONNECTIONS }, (_, client) => upload(url, client, { latencies, state }));
  await pause(WARM_UP_MS);
  const before = await usage();
  state.isMeasuring = true;
  const start = performance.now();
  await pause(MEASURE_MS);
  const seconds = (performance.now() - start) / 1000;
  state.isOver = true;
  const after = await usage();
  await Promise.all(clients);
  report({
    latencies,
    seconds,
    nginx: await measureNginx(),
    cpu: after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system,
    memory: after.memory,
  });
} finally {
  server.disconnect();
  await once(server, 'exit');
  rmSync(data, { recursive: true, force: true });
}

interface Run {
  latencies: number[];
  state: { isMeasuring: boolean; isOver: boolean };
}

/** One participant after a yes, who sends one chunk after another. */
async function upload(url: string, client: number, { latencies, state }: Run): Promise<void> {
  const { grant } = await giveConsent(url);
  const { hostname, port } = new URL(url);
  const connection = await openConnection(hostname, Number(port));
  const headers = {
    origin: ORIGIN,
    authorization: `Bearer ${grant}`,
    'content-type': CHUNK_MEDIA_TYPE,
    'opname-page': randomUUID(),
  };
  for (let sequence = 0; !state.isOver; sequence++) {
    const body = chunks[(sequence + client) % chunks.length]?.packed ?? Buffer.alloc(0);
    const start = performance.now();
    const status = await connection.post('/v1/chunks', { ...headers, 'opname-sequence': String(sequence) }, body);
    if (status !== 201) throw new Error(`A chunk was answered with ${status}`);
    if (state.isMeasuring && !state.isOver) latencies.push(performance.now() - start);
  }
  connection.close();
}

/** The same bodies over as many connections, each PUT under a name of its own. */
async function measureNginx(): Promise<number | undefined> {
  const nginx = await startNginx();
  if (!nginx) return undefined;
  const state = { isMeasuring: false, isOver: false };
  let stored = 0;
  async function put(port: number, client: number): Promise<void> {
    const connection = await openConnection('127.0.0.1', port);
    const page = randomUUID();
    for (let sequence = 0; !state.isOver; sequence++) {
      const body = chunks[(sequence + client) % chunks.length]?.packed ?? Buffer.alloc(0);
      const status = await connection.put(`/${page}/${sequence}`, body);
      if (status !== 201) throw new Error(`nginx answered with ${status}`);
      if (state.isMeasuring && !state.isOver) stored++;
    }
    connection.close();
  }
  const clients = Array.from({ length: CONNECTIONS }, (_, client) => put(nginx.port, client));
  await pause(WARM_UP_MS);
  state.isMeasuring = true;
  const start = performance.now();
  await pause(MEASURE_MS);
  const seconds = (performance.now() - start) / 1000;
  state.isOver = true;
  await Promise.all(clients);
  await nginx.stop();
  return stored / seconds;
}

async function usage(): Promise<{ cpu: NodeJS.CpuUsage; memory: number }> {
  server.send('usage');
  const [answer] = (await once(server, 'message')) as [{ cpu: NodeJS.CpuUsage; memory: number }];
  return answer;
}

function report({
  latencies,
  seconds,
  nginx,
  cpu,
  memory,
}: {
  latencies: number[];
  seconds: number;
  nginx: number | undefined;
  cpu: number;
  memory: number;
}) {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number) => `${(sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)} ms`;
  const packed = chunks.reduce((sum, chunk) => sum + chunk.packed.byteLength, 0);
  const unpacked = chunks.reduce((sum, chunk) => sum + chunk.unpackedBytes, 0);
  const rows = {
    'durable uploads per second': (latencies.length / seconds).toFixed(0),
    'nginx, not synced, per second': nginx?.toFixed(0) ?? 'not here',
    'ratio to nginx': nginx ? (latencies.length / seconds / nginx).toFixed(2) : '–',
    'bytes of a chunk, packed (mean)': (packed / chunks.length).toFixed(0),
    'unpacks by a factor of': (unpacked / packed).toFixed(1),
    'answered after, median': at(0.5),
    'answered after, 99 %': at(0.99),
    "server's CPU for one": `${(cpu / latencies.length).toFixed(0)} µs`,
    "server's memory": `${(memory / 2 ** 20).toFixed(0)} MiB`,
    connections: CONNECTIONS,
    cores: availableParallelism(),
    node: process.version,
  };
  for (const [name, value] of Object.entries(rows))
    console.log(`| ${name.padEnd(34)} | ${String(value).padStart(10)} |`);
}
