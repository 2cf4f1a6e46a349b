import { OpnameError } from '@opname/protocol';
import type { LinkCaller, PageCaller, ParticipantCaller, StaffCaller } from '../access/caller.ts';
import type { Site } from '../config/sites.ts';
import type { WatchProgress } from '../facts/watch-progress.ts';
import type { Recordings } from '../store/schema.ts';
import type { Library } from '../watch/library.ts';
import type { IsOwn } from './is-own.ts';
import type { Watcher, WatchLog } from './watch-log.ts';

/** Milliseconds since the last entry in which somebody still watches the same opening; a coffee is shorter. */
const SITTING_MS = 30 * 60_000;

export type Onlooker = StaffCaller | ParticipantCaller | LinkCaller;

/** Nothing of a recording is read but through this: it is allowed, and written down before. */
export interface Watching {
  /** Once for each sitting. Resolves when what is asked for may be sent. */
  open(caller: Onlooker, recording: string, why?: string): Promise<Recordings>;
  /** Each time. */
  exportAll(caller: Onlooker, recording: string, why?: string): Promise<Recordings>;
  /** Each time, before there is a link. */
  noteSharing(caller: StaffCaller, recording: string, what: Sharing): Promise<Recordings>;
  /** Of what is still there: who asks again erases nothing. */
  noteErasure(caller: Eraser, recording: string): Promise<void>;
  noteRange(caller: Onlooker, recording: string, range: { from: number; to: number }): Promise<void>;
}

export interface Sharing {
  from?: number;
  to?: number;
  why?: string | undefined;
}

/** Who may erase, besides who may watch: the page in which the participant is recorded. */
export type Eraser = Onlooker | PageCaller;

export interface WatchingParts {
  log: WatchLog;
  library: Pick<Library, 'assertReadable'>;
  /** Also of a recording that is gone. */
  isOwn: IsOwn;
  sites: ReadonlyMap<string, Site>;
  progress: WatchProgress;
  now: () => number;
}

export function createWatching({ log, library, isOwn, sites, progress, now }: WatchingParts): Watching {
  /** Throws as if there were no such recording where it is another participant's. */
  async function assertAllowed(caller: Onlooker, recording: string): Promise<Recordings> {
    if (caller.kind === 'participant' && !(await isOwn(caller, recording))) throw new OpnameError('unknown-recording');
    if (caller.kind === 'link' && caller.recording !== recording) throw new OpnameError('unknown-recording');
    return await library.assertReadable(recording);
  }

  /** Undefined for one that is gone, or never was: the erasure itself says which. */
  async function findReadable(recording: string): Promise<Recordings | undefined> {
    return await library.assertReadable(recording).catch((error: unknown) => {
      if (error instanceof OpnameError) return undefined;
      throw error;
    });
  }

  async function isSitting(watcher: Watcher, recording: string, why: string | undefined): Promise<boolean> {
    const last = await log.readLast(recording, watcher);
    if (!last || last.at <= now() - SITTING_MS) return false;
    return why === undefined || why === (await log.readLast(recording, watcher, 'opened'))?.why;
  }

  function assertReason({ kind }: Onlooker, site: string, why: string | undefined): void {
    if (kind !== 'participant' && sites.get(site)?.askReason && !why?.trim()) throw new OpnameError('reason-needed');
  }

  const watching: Watching = {
    async open(caller, recording, why) {
      const row = await assertAllowed(caller, recording);
      const watcher = watcherOf(caller);
      if (await isSitting(watcher, recording, why)) return row;
      assertReason(caller, row.site, why);
      await log.write({ site: row.site, recording, watcher, what: 'opened', why });
      return row;
    },

    async exportAll(caller, recording, why) {
      const row = await assertAllowed(caller, recording);
      assertReason(caller, row.site, why);
      await log.write({ site: row.site, recording, watcher: watcherOf(caller), what: 'exported', why });
      return row;
    },

    async noteSharing(caller, recording, { from, to, why }) {
      const row = await assertAllowed(caller, recording);
      assertReason(caller, row.site, why);
      await log.write({ site: row.site, recording, watcher: watcherOf(caller), what: 'shared', from, to, why });
      return row;
    },

    async noteErasure(caller, recording) {
      const row = await findReadable(recording);
      if (row) await log.write({ site: row.site, recording, watcher: watcherOf(caller), what: 'erased' });
    },

    async noteRange(caller, recording, { from, to }) {
      if (from >= to) throw new OpnameError('invalid-request', 'a stretch ends after it begins');
      // Whoever plays has opened it; one who has not is written down as opening it now.
      const row = await watching.open(caller, recording);
      await log.write({ site: row.site, recording, watcher: watcherOf(caller), what: 'watched', from, to });
      await progress.count(recording, watcherOf(caller).id);
    },
  };
  return watching;
}

/** A participant is known in the log by no more than being one: the recording is theirs. */
function watcherOf(caller: Eraser): Watcher {
  if (caller.kind === 'link') return { id: caller.share, role: 'link' };
  return caller.kind === 'staff' ? { id: caller.id, role: caller.role } : { id: 'participant', role: 'participant' };
}
