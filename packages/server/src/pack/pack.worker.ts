/** The thread that packs: one job after another, as they come. */
import { parentPort } from 'node:worker_threads';
import { createSanitiser, NO_RULES, parseRules } from '@opname/privacy';
import { buildSegments } from './build-segments.ts';
import type { ThreadAnswer, ThreadJob } from './pack-thread.ts';

if (!parentPort) throw new Error('This file is the packing thread; start it by startPackThread.');
const port = parentPort;

port.on('message', (job: ThreadJob) => port.postMessage(answer(job)));

function answer({ level, rules: written, ...job }: ThreadJob): ThreadAnswer {
  try {
    const rules = written ? parseRules(written) : NO_RULES;
    return { packed: buildSegments(job, createSanitiser({ level, rules, holdsBack: false })) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}
