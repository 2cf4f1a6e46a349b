/**
 * What this node makes videos in: a folder for each, with what a browser needs to run. What is drawn is in memory or sealed,
 * and nothing of a recording is meant to lie there. It is kept apart from the data all the same, in the system's folder for
 * what is temporary, and is gone when a video is done, stopped or erased, and at the next start.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface UnderWay {
  /** The folder that all of them lie in. */
  readonly root: string;
  /** Runs a task for a recording with a folder that is gone afterwards. */
  run(recording: string, task: (work: Work) => Promise<void>): Promise<void>;
  /** Stops what is made of a recording here, and removes its files. */
  stop(recording: string): Promise<void>;
  stopAll(): Promise<void>;
  /** Files of a recording that lie here. */
  listFiles(recording: string): Promise<string[]>;
  /** How many are made here now. */
  count(): number;
  /** Removes what one that was killed has left. */
  sweep(): Promise<void>;
}

export interface Work {
  folder: string;
  signal: AbortSignal;
  abort(): void;
}

interface Running {
  recording: string;
  folder: string;
  abort: AbortController;
  done: Promise<void>;
}

/** Letters of a folder's name: a browser's socket has a path of at most 108. */
const NAME_LENGTH = 8;

const remove = (folder: string) => rm(folder, { recursive: true, force: true });

export function createUnderWay(data: string): UnderWay {
  // One for each server on a machine.
  const name = createHash('sha256').update(path.resolve(data)).digest('hex').slice(0, 16);
  const root = path.join(tmpdir(), `opname-videos-${name}`);
  const running = new Set<Running>();
  const of = (recording: string) => [...running].filter((one) => one.recording === recording);
  const stopThese = async (these: Running[]) => {
    for (const { abort } of these) abort.abort();
    await Promise.all(these.map(({ done }) => done.catch(() => undefined)));
  };
  return {
    root,
    async run(recording, task) {
      const abort = new AbortController();
      const folder = path.join(root, randomUUID().slice(0, NAME_LENGTH));
      const make = async () => {
        try {
          await mkdir(folder, { recursive: true, mode: 0o700 });
          await task({ folder, signal: abort.signal, abort: () => abort.abort() });
        } finally {
          await remove(folder);
        }
      };
      const one: Running = { recording, folder, abort, done: make() };
      running.add(one);
      await one.done.finally(() => running.delete(one));
    },
    async stop(recording) {
      const these = of(recording);
      await stopThese(these);
      for (const { folder } of these) await remove(folder);
    },
    stopAll: () => stopThese([...running]),
    listFiles: async (recording) => (await Promise.all(of(recording).map(({ folder }) => listIn(folder)))).flat(),
    count: () => running.size,
    sweep: () => remove(root),
  };
}

async function listIn(folder: string): Promise<string[]> {
  return await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}
