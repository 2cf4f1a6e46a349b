/**
 * Kills nodes with SIGKILL at random while clients upload, and then looks whether every chunk that was acknowledged is in
 * the packs once and in order, and whether the store of blobs holds nothing that no table names:
 *
 *   node --conditions=opname-source packages/server/bench/crash.ts [one|many] [kills]
 *
 * `one` is a node on SQLite and files; `many` are three nodes on PostgreSQL and, where Ceph is installed, a bucket (whose
 * gateway is killed once too), else on files that they share.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import type { Config } from '../src/config/config.ts';
import { openStores } from '../src/stores.ts';
import { startTestCeph } from '../test/ceph.ts';
import { keyframe, scroll, scrollsOf } from '../test/events.ts';
import { startTestPostgres } from '../test/postgres.ts';
import { createClient, packEvents } from '../test/test-server.ts';
import { findBlobsLeft } from './blobs-left.ts';

const CLIENTS = 64;
const RECORDINGS = 16;
const BUCKET = 'opname-crash';
const REGION = 'us-east-1';

/** Milliseconds at most between the moment at which the nodes have taken something again and the next kill. */
const LIFE_MS = 1500;

const isMany = process.argv[2] === 'many';
const kills = Number(process.argv[3] ?? 50);
const data = mkdtempSync(path.join(tmpdir(), 'opname-crash-'));
const places = isMany ? await openMany() : { config: { data, roundMs: 500, quietMs: 2000 }, stop: async () => {} };

interface Places {
  config: Partial<Config> & Pick<Config, 'data'>;
  killStore?: () => Promise<void>;
  stop(): Promise<void>;
}

async function openMany(): Promise<Places> {
  const postgres = await startTestPostgres();
  if ('skipped' in postgres) throw new Error(postgres.skipped);
  const masterKeyFile = path.join(data, 'master.key');
  writeFileSync(masterKeyFile, randomBytes(32).toString('hex'), { mode: 0o600 });
  const databaseUrl = await postgres.create();
  const config = { data, databaseUrl, masterKeyFile, roundMs: 500, quietMs: 2000 };
  const ceph = await startTestCeph();
  if ('skipped' in ceph) {
    console.log(ceph.skipped);
    return { config, stop: () => postgres.stop() };
  }
  process.env.AWS_ACCESS_KEY_ID = ceph.accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY = ceph.secretAccessKey;
  const client = new S3Client({ endpoint: ceph.endpoint, region: REGION, forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  client.destroy();
  return {
    config: { ...config, bucket: { bucket: BUCKET, endpoint: ceph.endpoint, region: REGION } },
    async killStore() {
      await ceph.gateway.kill();
      await ceph.gateway.start();
    },
    async stop() {
      await ceph.stop();
      await postgres.stop();
    },
  };
}

interface Node {
  child: ChildProcess;
  url: string;
}

async function startNode(): Promise<Node> {
  const child = fork(path.join(import.meta.dirname, 'crash-node.ts'), [JSON.stringify(places.config)], {
    execArgv: ['--conditions=opname-source'],
  });
  const [message] = (await once(child, 'message')) as [{ url: string }];
  return { child, url: message.url };
}

async function kill({ child }: Node): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

interface Page {
  recording: string;
  grant: string;
  id: string;
  acknowledged: number;
}

const NODES = isMany ? 3 : 1;
const nodes: Node[] = [];
const clients = new Map<string, ReturnType<typeof createClient>>();
const state = { isOver: false, refused: 0 };

/** Any node, as what balances the load would choose; one that is down is met now and then. */
function anyNode(): ReturnType<typeof createClient> {
  const { url } = nodes[randomInt(nodes.length)] ?? { url: '' };
  const client = clients.get(url) ?? createClient(() => url);
  clients.set(url, client);
  return client;
}

async function send(page: Page): Promise<void> {
  while (!state.isOver) {
    const at = Date.now();
    const sequence = page.acknowledged;
    const events = sequence === 0 ? [...keyframe(at), scroll(at, 0)] : [scroll(at, sequence)];
    await sendUntilHeld(page, packEvents(events));
  }
}

/** Sends the same bytes until they are acknowledged, as the outbox does. */
async function sendUntilHeld(page: Page, body: Uint8Array): Promise<void> {
  const sequence = page.acknowledged;
  while (!state.isOver) {
    const status = await anyNode()
      .upload(page.grant, { page: page.id, sequence, body })
      .then(async (response) => {
        await response.arrayBuffer();
        return response.status;
      })
      .catch(() => 0);
    if (status === 201) {
      page.acknowledged++;
      return;
    }
    if (status !== 0 && status !== 503) throw new Error(`A chunk was answered with ${status}`);
    state.refused++;
    await pause(20 + randomInt(50));
  }
}

const sumOf = (pages: readonly Page[]) => pages.reduce((sum, page) => sum + page.acknowledged, 0);

/** However slow the machine is, each life of a node takes as many chunks as there are clients. */
async function takenAgain(pages: readonly Page[]): Promise<void> {
  const before = sumOf(pages);
  while (sumOf(pages) < before + CLIENTS) await pause(20);
}

async function look(pages: readonly Page[]): Promise<{ chunks: number; wrong: string[] }> {
  const wrong: string[] = [];
  for (const { recording, id, acknowledged } of pages) {
    const numbers = scrollsOf(await anyNode().events(recording, id));
    const expected = Array.from({ length: numbers.length }, (_, index) => index);
    const isInOrder = numbers.every((number, index) => number === expected[index]);
    // One more may have become durable without its acknowledgement arriving.
    if (!isInOrder || numbers.length < acknowledged || numbers.length > acknowledged + 1) {
      wrong.push(`${id}: ${acknowledged} acknowledged, ${numbers.length} there${isInOrder ? '' : ', not in order'}`);
    }
  }
  return { chunks: sumOf(pages), wrong };
}

/** Milliseconds that the nodes have to sweep what killed ones left behind; their rounds come every half second. */
const SWEPT_AFTER_MS = 60_000;
const ROUNDS_MS = 3_000;

/** @returns what is wrong with the store of blobs once the nodes have swept. One node has its database to itself, so it rests. */
async function lookAtBlobs(): Promise<string[]> {
  for (const until = Date.now() + SWEPT_AFTER_MS; ;) {
    await pause(ROUNDS_MS);
    if (!isMany) for (const node of nodes.splice(0)) await kill(node);
    const stores = await openStores(places.config);
    const { unsettled, stray } = await findBlobsLeft(stores);
    await stores.close();
    if (unsettled.length === 0 || Date.now() > until) return [...unsettled, ...stray];
    if (!isMany) nodes.push(await startNode());
  }
}

try {
  for (let count = 0; count < NODES; count++) nodes.push(await startNode());
  const granted: { grant: string; recording: string }[] = [];
  for (let count = 0; count < RECORDINGS; count++) granted.push(await anyNode().grant());
  const pages = Array.from({ length: CLIENTS }, (_, index): Page => {
    const { grant, recording } = granted[index % RECORDINGS] ?? { grant: '', recording: '' };
    return { grant, recording, id: randomUUID(), acknowledged: 0 };
  });
  console.log(`${nodes.length} nodes, ${granted.length} recordings`);
  const sending = pages.map(send);
  for (let count = 0; count < kills; count++) {
    await takenAgain(pages);
    await pause(randomInt(LIFE_MS));
    const index = randomInt(nodes.length);
    const node = nodes[index];
    if (!node) continue;
    await kill(node);
    nodes[index] = await startNode();
    console.log(`${count + 1} killed, ${sumOf(pages)} chunks acknowledged`);
    if (places.killStore && count === Math.floor(kills / 2)) await places.killStore();
  }
  await takenAgain(pages);
  state.isOver = true;
  await Promise.all(sending);
  const { chunks, wrong } = await look(pages);
  const stray = await lookAtBlobs();
  console.log(
    `${NODES} nodes, ${kills} killed, ${CLIENTS} clients: ${chunks} chunks acknowledged, ${state.refused} tries in vain`,
  );
  for (const line of wrong) console.log(line);
  console.log(wrong.length === 0 ? 'every one is in the packs once and in order' : `${wrong.length} pages are wrong`);
  for (const line of stray) console.log(line);
  console.log(
    stray.length === 0 ? 'the store of blobs holds what the table names and no more' : `${stray.length} strays`,
  );
  process.exitCode = wrong.length + stray.length === 0 ? 0 : 1;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  state.isOver = true;
  for (const node of nodes) await kill(node).catch(() => {});
  await places.stop();
  rmSync(data, { recursive: true, force: true });
}
