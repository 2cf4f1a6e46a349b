/** The thread that packs: one job after another, as they come. */
import { parentPort } from 'node:worker_threads';
import { createSanitiser } from '@opname/privacy';
import type { Level } from '@opname/protocol';
import { buildSegments } from './build-segments.ts';
import type { ThreadAnswer, ThreadJob } from './pack-thread.ts';

if (!parentPort) throw new Error('This file is the packing thread; start it by startPackThread.');
const port = parentPort;

port.on('message', ({ level, ...job }: ThreadJob) => port.postMessage(answer(job, level)));

function answer(job: Omit<ThreadJob, 'level'>, level: Level): ThreadAnswer {
  try {
    return { packed: buildSegments(job, createSanitiser({ level })) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}
