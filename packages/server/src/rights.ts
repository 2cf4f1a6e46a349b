/** What participants and the privacy office stand on, made from the stores; a part of `main.ts` in a file of its own. */
import type { Documents } from './documents/documents.ts';
import type { Chain } from './ledger/chain.ts';
import { createLinks } from './participant/links.ts';
import { createRequests } from './participant/requests.ts';
import { createSessions } from './participant/sessions.ts';
import { createTries } from './participant/tries.ts';
import type { Database } from './store/database.ts';
import type { Schema } from './store/schema.ts';
import { createIsOwn } from './watch-log/is-own.ts';
import { createWatchLog } from './watch-log/watch-log.ts';
import { createWatching } from './watch-log/watching.ts';
import type { Library } from './watch/library.ts';

export interface RightsOptions extends Pick<Documents, 'sites'> {
  database: Database<Schema>;
  ledger: Chain;
  library: Library;
  /** The origin that browsers use, where it is not the one that they ask at. */
  publicUrl: string | undefined;
  now: () => number;
}

export function createRights({ database, ledger, library, sites, publicUrl, now }: RightsOptions) {
  const watchLog = createWatchLog(database, now);
  const isOwn = createIsOwn(database);
  const links = createLinks({ database, ledger, now });
  const requests = createRequests(database, now);
  return {
    watchLog,
    isOwn,
    watching: createWatching({ log: watchLog, library, isOwn, sites, now }),
    links,
    sessions: createSessions(database, now),
    requests,
    tries: createTries(now),
    originOf: (host: string) => publicUrl ?? `http://${host}`,
    async removeOver() {
      await links.removeOver();
      await requests.removeOld();
    },
  };
}
