/** Restic on one repository. No password, key or address is ever an argument, where other users of the machine see it. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Repository } from './backup-config.ts';
import { ResticError } from './restic-error.ts';
import { runRestic } from './run-restic.ts';
import type { Snapshot } from './snapshot.ts';

export interface ResticOptions {
  program: string;
  /** A folder where restic keeps what it knows of repositories; without it everything is asked anew. */
  cache?: string;
  /** Milliseconds after which a repository that was asked for a list does not answer. */
  answerMs?: number;
}

/**
 * Each call throws a `ResticError` with the cure. A lock that a dead process of this machine has left is taken away; one
 * of a living process is an error. Whatever was interrupted may be repeated.
 */
export interface Restic {
  readonly repository: Repository;
  /** Creates the repository; with `like`, so that both cut files alike and a copy moves only what is new. */
  create(like?: Repository): Promise<void>;
  list(): Promise<Snapshot[]>;
  /** Saves what is in the folder, which becomes the root of the backup. @returns its id. */
  save(folder: string, options: { tag: string; at: number }): Promise<string>;
  copyFrom(other: Repository, ids: readonly string[]): Promise<void>;
  /** Forgets these, and, unless told otherwise, removes every byte that nothing refers to any more. */
  forget(ids: readonly string[], options?: { prune: boolean }): Promise<void>;
  /** @returns which of these file names occur in the backup. */
  find(id: string, names: readonly string[]): Promise<string[]>;
  /** @returns how many bytes it has when it is restored. */
  sizeOf(id: string): Promise<number>;
  /** Reads every byte and compares it with its hash. */
  check(): Promise<void>;
  /** Writes a backup into a folder and compares what was written. */
  restore(id: string, into: string): Promise<void>;
}

/** Milliseconds: a store far away, asked for a list of some 30 things, on a bad day. */
const ANSWER_MS = 120_000;

/** Milliseconds for moving data: some 400 GB at 20 MB/s. */
const TRANSFER_MS = 6 * 60 * 60_000;

/** Tries of a call that met a lock, and milliseconds between them: what a killed run has begun may still come to its end. */
const LOCK_TRIES = 4;
const LOCK_PAUSE_MS = 3000;

const HOST = 'opname';

export function createRestic(repository: Repository, { program, cache, answerMs = ANSWER_MS }: ResticOptions): Restic {
  const always = cache ? ['--cache-dir', cache] : ['--no-cache'];
  const { once, call } = createCalls(repository, { program, always });

  return {
    repository,
    async create(like) {
      const args = like ? ['init', '--copy-chunker-params'] : ['init'];
      await once(args, like && { more: fromOther(like) });
    },
    async list() {
      const output = await call(['snapshots', '--json', '--no-lock'], { limitMs: answerMs });
      return ((JSON.parse(output) as Told[] | null) ?? []).map(({ id, time, tree, tags }) => ({
        id,
        at: Date.parse(time),
        tree,
        tags: tags ?? [],
      }));
    },
    async save(folder, { tag, at }) {
      // Hard links made for the backup change a file's ctime and nothing else.
      const how = ['--host', HOST, '--tag', tag, '--time', toResticTime(at), '--ignore-ctime', '--json'];
      const output = await call(['backup', '.', ...how], { cwd: folder });
      const id = /"snapshot_id":"([0-9a-f]+)"/.exec(output)?.[1];
      if (!id) throw new ResticError(repository.name, 'failed', 'it named no backup');
      return id;
    },
    async copyFrom(other, ids) {
      await call(['copy', ...ids], { more: fromOther(other) });
    },
    async forget(ids, { prune } = { prune: true }) {
      // What is unused goes whole: what remains of an erased recording is to be gone when the last backup of it is.
      await call(['forget', ...ids, ...(prune ? ['--prune', '--max-unused', '0'] : [])]);
    },
    async find(id, names) {
      const found = JSON.parse(await call(['find', '--json', '--snapshot', id, ...names])) as Found[];
      return found.flatMap(({ matches }) => (matches ?? []).map(({ path }) => path));
    },
    async sizeOf(id) {
      const told = JSON.parse(await call(['stats', '--mode', 'restore-size', '--json', '--no-lock', id])) as {
        total_size: number;
      };
      return told.total_size;
    },
    async check() {
      await call(['check', '--read-data']);
    },
    async restore(id, into) {
      await call(['restore', id, '--target', into, '--verify']);
    },
  };
}

function createCalls(repository: Repository, { program, always }: { program: string; always: string[] }) {
  const own = {
    RESTIC_REPOSITORY: repository.address,
    RESTIC_PASSWORD_FILE: repository.passwordFile,
    ...repository.environment,
  };

  const once = (args: readonly string[], { limitMs = TRANSFER_MS, cwd, more }: CallOptions = {}) =>
    runRestic({
      program,
      repository: repository.name,
      args: [...args, ...always],
      environment: { ...more, ...own },
      limitMs,
      ...(cwd && { cwd }),
    });

  /** Takes away the lock of a dead process where one is in the way, and waits a little for that of a living one. */
  const call = async (args: readonly string[], options?: CallOptions): Promise<string> => {
    for (let tries = 1; ; tries++) {
      try {
        return await once(args, options);
      } catch (error) {
        const isLocked = error instanceof ResticError && error.failure === 'locked';
        if (!isLocked || tries === LOCK_TRIES) throw error;
        // Removes only locks of processes that are gone.
        await once(['unlock'], { limitMs: ANSWER_MS });
        if (tries > 1) await pause(LOCK_PAUSE_MS);
      }
    }
  };

  return { once, call };
}

/** What `find --json` tells of one backup. */
interface Found {
  matches?: { path: string }[] | null;
}

interface CallOptions {
  limitMs?: number;
  cwd?: string;
  more?: Readonly<Record<string, string>>;
}

/** What `snapshots --json` tells of one. */
interface Told {
  id: string;
  time: string;
  tree: string;
  tags?: string[] | null;
}

function fromOther({ address, passwordFile, environment }: Repository): Record<string, string> {
  return { RESTIC_FROM_REPOSITORY: address, RESTIC_FROM_PASSWORD_FILE: passwordFile, ...environment };
}

/** `2006-01-02 15:04:05`, to the second. */
function toResticTime(at: number): string {
  return new Date(at).toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length).replace('T', ' ');
}
