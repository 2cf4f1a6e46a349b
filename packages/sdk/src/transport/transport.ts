import type { SavedGrant } from '../gate/grant.ts';
import { createKeyValues } from './key-values.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { createPageLocks, type PageLocks } from './page-locks.ts';
import { createRequests, type Requests } from './requests.ts';

/** What it takes to bring a recording's chunks to the server. */
export interface Transport {
  recording: string;
  outbox: Outbox;
  requests: Requests;
  locks: PageLocks;
}

export function createTransport(
  server: string,
  { grant, recording }: Pick<SavedGrant, 'grant' | 'recording'>,
): Transport {
  return {
    recording,
    outbox: createOutbox(createKeyValues()),
    requests: createRequests(server, grant),
    locks: createPageLocks(),
  };
}
