/**
 * What ten times the recordings cost who lists, opens, lets expire and starts:
 *
 *   node --conditions=opname-source packages/server/bench/growth.ts [recordings]
 */
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { RecordingDetails } from '@opname/protocol';
import { keyframe } from '../test/events.ts';
import { startTestServer, type TestServer } from '../test/test-server.ts';

const FEWER = Number(process.argv[2] ?? 300);
const DAY_MS = 24 * 60 * 60_000;
/** Days that the site of the tests keeps a recording. */
const RETENTION_DAYS = 7;

/** Milliseconds: a recording is kept from the end of its window on, which is an hour here. */
const AFTER_MS = 2 * 60 * 60_000;

/** Recordings that expire together, and how often the rest is measured. */
const EXPIRING = 20;
const TIMES = 25;
/** Recordings that come in at once. */
const COMING = 8;

async function record(server: TestServer): Promise<string> {
  const { grant, recording } = await server.grant();
  await server.upload(grant, { last: true, events: keyframe(server.clock.now) });
  await server.open(recording);
  return recording;
}

async function recordMany(server: TestServer, count: number): Promise<string[]> {
  const made: string[] = [];
  while (made.length < count) {
    const coming = Array.from({ length: Math.min(COMING, count - made.length) }, () => record(server));
    made.push(...(await Promise.all(coming)));
  }
  return made;
}

/** @returns the median in milliseconds. */
async function median(times: number, work: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let count = 0; count < times; count++) {
    const begun = performance.now();
    await work();
    took.push(performance.now() - begun);
  }
  return took.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}

/** Milliseconds until no byte of them is left, from the moment at which their time has come. */
async function expire({ data, clock }: TestServer, recordings: string[]): Promise<number> {
  const isThere = (recording: string) => existsSync(path.join(data, 'packs', recording));
  if (!recordings.every(isThere)) throw new Error('a recording that is to expire has no packs');
  clock.now += (RETENTION_DAYS - 1) * DAY_MS + AFTER_MS;
  const begun = performance.now();
  while (recordings.some(isThere)) await pause(5);
  return performance.now() - begun;
}

async function measure(recordings: number) {
  const pace = { burst: 1e9, perSecond: 1e9 };
  const limits = { bytes: 2 ** 30, requests: 4096, ofRecording: pace, ofAddress: pace };
  const server = await startTestServer({ limits, roundMs: 100 });
  try {
    const oldest = await recordMany(server, EXPIRING);
    server.clock.now += DAY_MS;
    const made = await recordMany(server, recordings - EXPIRING);
    const opened = made.at(-1) ?? '';
    const list = await median(TIMES, async () => await (await server.ask('/v1/recordings')).json());
    const open = await median(TIMES, async () => (await server.open(opened)) satisfies RecordingDetails);
    const play = await median(TIMES, () => server.events(opened));
    const start = await median(5, () => server.restart());
    const expiring = await expire(server, oldest);
    return { recordings, list, open, play, start, [`${EXPIRING} expire`]: expiring };
  } finally {
    await server.stop();
  }
}

// The first is slow because nothing is compiled yet.
await measure(2 * EXPIRING);
const few = await measure(FEWER);
const many = await measure(10 * FEWER);
console.log(`| | ${few.recordings} recordings | ${many.recordings} | ratio |`);
console.log('|---|---|---|---|');
for (const name of Object.keys(few).filter((each) => each !== 'recordings')) {
  const [before, after] = [few, many].map((each) => Object.entries(each).find(([key]) => key === name)?.[1] ?? 0);
  console.log(
    `| ${name} | ${before?.toFixed(1)} ms | ${after?.toFixed(1)} ms | ${((after ?? 0) / (before || 1)).toFixed(2)} |`,
  );
}
console.log(`load of the machine: ${loadavg()[1]?.toFixed(1)}`);
