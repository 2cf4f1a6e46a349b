import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { threadFile } from '../thread-file.ts';
import type { SealJob, SealResult } from './seal-chunk.ts';

/** Threads beyond the one that answers requests; that one is the limit before a fourth of these is busy. */
const THREADS_MAX = 4;

export interface SealThreads {
  seal(job: SealJob): Promise<SealResult>;
  stop(): Promise<void>;
}

interface Waiting {
  job: SealJob;
  resolve: (result: SealResult) => void;
  reject: (error: Error) => void;
}

/**
 * Checks and seals chunks beside the thread that answers requests. What arrives in one turn of its loop goes over in one
 * message: waking a thread costs more than sealing a chunk.
 */
export function startSealThreads(): SealThreads {
  const threads = Array.from({ length: Math.min(THREADS_MAX, Math.max(1, availableParallelism() - 1)) }, startThread);
  let gathering: Waiting[] = [];
  let next = 0;

  const sendGathered = () => {
    const group = gathering;
    gathering = [];
    threads[next++ % threads.length]?.send(group);
  };

  return {
    seal: (job) =>
      new Promise((resolve, reject) => {
        if (gathering.push({ job, resolve, reject }) === 1) setImmediate(sendGathered);
      }),
    async stop() {
      await Promise.all(threads.map((thread) => thread.stop()));
    },
  };
}

function startThread() {
  const sent: Waiting[][] = [];
  const worker = new Worker(threadFile(import.meta.url, './seal.worker'), {
    ...(import.meta.url.endsWith('.ts') && { execArgv: ['--conditions=opname-source'] }),
  });
  let dead: Error | undefined;
  worker.on('message', (results: SealResult[]) => {
    for (const [index, { resolve, reject }] of (sent.shift() ?? []).entries()) {
      const result = results[index];
      if (result) resolve(result);
      else reject(new Error('A sealing thread left a chunk out'));
    }
  });
  const die = (error: Error) => {
    dead = error;
    for (const { reject } of sent.splice(0).flat()) reject(error);
  };
  worker.on('error', (error: unknown) => die(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => die(new Error('A sealing thread has ended')));

  return {
    send(group: Waiting[]) {
      if (dead) {
        for (const { reject } of group) reject(dead);
        return;
      }
      sent.push(group);
      const jobs = group.map(({ job }) => job);
      worker.postMessage(jobs, jobs.flatMap(ownBuffer));
    },
    stop: () => worker.terminate(),
  };
}

/** The memory of a body that has it to itself can be handed over. */
function ownBuffer({ bytes }: SealJob): ArrayBuffer[] {
  const { buffer } = bytes;
  return buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength ? [buffer] : [];
}
