import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyframe, scroll, scrollsOf } from '../test/events.ts';
import { codeOf, createClient, packEvents } from '../test/test-server.ts';

const CLIENTS = 8;
const KILLS = 4;
/** Milliseconds until the server is killed: enough for some chunks of each client. */
const LIFE_MS = 250;

let data: string;
let url: string;
let child: ChildProcess;
const client = createClient(() => url);

beforeEach(async () => {
  data = mkdtempSync(path.join(tmpdir(), 'opname-kill-'));
  await start();
});
afterEach(async () => {
  await kill();
  rmSync(data, { recursive: true, force: true });
});

async function start(): Promise<void> {
  child = fork(path.join(import.meta.dirname, '../test/serve.ts'), [data], {
    execArgv: ['--conditions=opname-source'],
  });
  const [message] = (await once(child, 'message')) as [{ url: string }];
  url = message.url;
}

async function kill(): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

test('whatever was acknowledged before a kill -9 is there once, in order, and only that or what was sent again', async () => {
  const { grant, recording } = await client.grant();
  const pages = Array.from({ length: CLIENTS }, () => ({ page: randomUUID(), acknowledged: 0 }));
  const state = { isOver: false };

  /** Sends the next chunk until it is acknowledged, as the recorder does. */
  async function send(one: (typeof pages)[number]): Promise<void> {
    while (!state.isOver) {
      const sequence = one.acknowledged;
      const at = Date.now();
      const events = sequence === 0 ? [...keyframe(at), scroll(at, 0)] : [scroll(at, sequence)];
      let status = 0;
      while (status !== 201 && !state.isOver) {
        status = await client.upload(grant, { page: one.page, sequence, body: pack(one.page, sequence, events) }).then(
          (response) => response.status,
          () => 0,
        );
        if (status === 201) one.acknowledged++;
        else await pause(20);
      }
    }
  }

  const sending = pages.map(send);
  for (let kills = 0; kills < KILLS; kills++) {
    await pause(LIFE_MS);
    if (kills % 2 === 1) void client.open(recording).catch(() => undefined);
    await kill();
    await start();
  }
  await pause(LIFE_MS);
  state.isOver = true;
  await Promise.all(sending);

  for (const { page, acknowledged } of pages) {
    expect(acknowledged).toBeGreaterThan(0);
    const numbers = scrollsOf(await client.events(recording, page));
    expect(numbers.slice(0, acknowledged)).toEqual(Array.from({ length: acknowledged }, (_, index) => index));
    // One more may have become durable without its acknowledgement arriving.
    expect(numbers.length - acknowledged).toBeLessThanOrEqual(1);
  }
}, 60_000);

test('a recording stays erased when the server is killed right after its answer', async () => {
  const { grant, recording } = await client.grant();
  await client.upload(grant, { events: keyframe(Date.now()) });
  expect((await client.ask(`/v1/recordings/${recording}`, 'DELETE')).status).toBe(200);
  await kill();
  await start();
  expect(await codeOf(await client.ask(`/v1/recordings/${recording}`))).toBe('410 recording-erased');
});

const packed = new Map<string, Buffer>();

/** A chunk that is sent again has the same bytes. */
function pack(page: string, sequence: number, events: Parameters<typeof packEvents>[0]): Buffer {
  const name = `${page}.${sequence}`;
  const bytes = packed.get(name) ?? packEvents(events);
  packed.set(name, bytes);
  return bytes;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
