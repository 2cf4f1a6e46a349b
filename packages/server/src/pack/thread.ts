/** The thread that packs: one job after another, as they come. */
import { parentPort } from 'node:worker_threads';
import { createSanitiser } from '@opname/privacy';
import type { Level } from '@opname/protocol';
import { buildSegments, type Sanitise } from './build-segments.ts';
import type { ThreadAnswer, ThreadJob } from './pack-thread.ts';

if (!parentPort) throw new Error('This file is the packing thread; start it by startPackThread.');
const port = parentPort;

port.on('message', ({ level, ...job }: ThreadJob) => port.postMessage(answer(job, level)));

function answer(job: Omit<ThreadJob, 'level'>, level: Level): ThreadAnswer {
  try {
    return { packed: buildSegments(job, createSanitise(level)) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

/** A sanitiser that fails once is not asked again: from then on the page's events are left out, never let through. */
function createSanitise(level: Level): Sanitise {
  const sanitiser = createSanitiser({ level });
  let isBroken = false;
  return (event) => {
    if (isBroken) return undefined;
    try {
      return sanitiser.sanitise(event) ?? undefined;
    } catch {
      isBroken = true;
      return undefined;
    }
  };
}
