/** Where the parts meet that write down and prove what was agreed. */
import type { PublishedNotice } from '@opname/protocol';
import { createSubjectKeys } from './access/subject-key.ts';
import type { Site } from './config/sites.ts';
import { createAccounts } from './ingest/accounts.ts';
import { createRecordingControl } from './ingest/recording-control.ts';
import { createRecordingStates } from './ingest/recording-states.ts';
import { createCheckpoints } from './ledger/checkpoints.ts';
import { createReadExhibit } from './ledger/read-exhibit.ts';
import { createLedger } from './ledger/ledger.ts';
import { createChainWatch } from './ledger/ledger-watch.ts';
import { createNotices } from './ledger/notices.ts';
import { createReceipts } from './ledger/receipts.ts';
import type { Stores } from './stores.ts';

export interface ProofOptions {
  sites: readonly Site[];
  /** Known for certain once the server listens. */
  ownOrigin: () => string;
  now: () => number;
}

export type Proof = ReturnType<typeof createProof>;

export function createProof({ database, signer, master }: Stores, { sites, ownOrigin, now }: ProofOptions) {
  const names = new Map(sites.map(({ key, name }) => [key, name]));
  const siteName = (site: string) => names.get(site) ?? site;
  const subjectKeys = createSubjectKeys(master.subjects);
  const ledger = createLedger(database);
  const checkpoints = createCheckpoints({ database, signer, chain: ledger, now });
  const ledgerWatch = createChainWatch({ chain: ledger, checkpoints, signer, now });
  const notices = createNotices(database);
  const receipts = createReceipts({ database, signer, readNotice: (hash) => notices.read(hash), siteName, ownOrigin });
  const states = createRecordingStates(database, now);
  const control = createRecordingControl({ database, ledger, receipts, states, now });
  const accounts = createAccounts({ database, ledger, control, subjectKeys, now });
  const stopOthers = (site: Site, { process }: PublishedNotice) =>
    control.stopAll({ site: site.key, notProcess: process }, { how: null, by: 'server' });
  return {
    stopOthers,
    siteName,
    subjectKeys,
    ledger,
    readExhibit: createReadExhibit(database),
    checkpoints,
    ledgerWatch,
    notices,
    receipts,
    states,
    control,
    accounts,
  };
}
