/** The thread that packs: one job after another, as they come. */
import { parentPort } from 'node:worker_threads';
import { buildSegments } from './build-segments.ts';
import type { ThreadAnswer, ThreadJob } from './pack-thread.ts';
import { createPageSanitiser } from './page-sanitiser.ts';

if (!parentPort) throw new Error('This file is the packing thread; start it by startPackThread.');
const port = parentPort;

port.on('message', (job: ThreadJob) => port.postMessage(answer(job)));

function answer({ level, rules, ...job }: ThreadJob): ThreadAnswer {
  try {
    return { packed: buildSegments(job, createPageSanitiser({ level, rules })) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}
