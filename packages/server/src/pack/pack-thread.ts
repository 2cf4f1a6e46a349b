import { Worker } from 'node:worker_threads';
import { threadFile } from '../thread-file.ts';
import type { Packed, PackJob } from './build-segments.ts';
import type { Terms } from './terms.ts';

/** MiB of memory for the objects of one job: 100 MiB of JSON, a full segment and a full chunk, need about a thousand. */
const MEMORY_MB = 2048;

/** Rules travel as they were written, because threads cannot share what they compile to. */
export type ThreadJob = PackJob & Terms;
export type ThreadAnswer = { packed: Packed } | { failed: string };

export interface PackThread {
  build(job: ThreadJob): Promise<Packed>;
  stop(): Promise<void>;
}

/** Unpacks, sanitises and packs in a thread of its own, so that nothing of it delays what is taken in. */
export function startPackThread(): PackThread {
  let worker: Worker | undefined;
  const waiting: { resolve: (packed: Packed) => void; reject: (error: Error) => void }[] = [];

  function start(): Worker {
    const started = new Worker(threadFile(import.meta.url, './pack.worker'), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      ...(import.meta.url.endsWith('.ts') && { execArgv: ['--conditions=opname-source'] }),
    });
    started.on('message', (answer: ThreadAnswer) => {
      const job = waiting.shift();
      if ('packed' in answer) job?.resolve(answer.packed);
      else job?.reject(new Error(`Packing failed: ${answer.failed}`));
    });
    // The next job gets a new thread.
    const die = (error: Error) => {
      if (worker !== started) return;
      worker = undefined;
      for (const { reject } of waiting.splice(0)) reject(error);
    };
    started.on('error', (error: unknown) => die(error instanceof Error ? error : new Error(String(error))));
    started.on('exit', () => die(new Error('The packing thread has ended')));
    started.unref();
    return started;
  }

  return {
    build: (job) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        waiting.push({ resolve, reject });
        worker.postMessage(job, []);
      }),
    async stop() {
      const stopped = worker;
      worker = undefined;
      await stopped?.terminate();
      for (const { reject } of waiting.splice(0)) reject(new Error('The server is stopping'));
    },
  };
}
