import { Readable } from 'node:stream';
import { ENDPOINTS, OpnameError } from '@opname/protocol';
import type { FastifyInstance } from 'fastify';
import type { Authenticate } from '../access/caller.ts';
import type { Accounts } from '../ingest/accounts.ts';
import type { Chain } from '../ledger/chain.ts';
import type { Checkpoints } from '../ledger/checkpoints.ts';
import { exportChain } from '../ledger/export-chain.ts';
import type { ChainWatch } from '../ledger/ledger-watch.ts';
import type { ReadExhibit } from '../ledger/read-exhibit.ts';
import { Bytes, handle } from './handle.ts';

export interface LedgerParts {
  authenticate: Authenticate;
  ledger: Chain;
  checkpoints: Checkpoints;
  ledgerWatch: Pick<ChainWatch, 'readState'>;
  readExhibit: ReadExhibit;
  accounts: Accounts;
  isSite: (site: string) => boolean;
}

/** The proof of what was answered, and the accounts that answer for all of theirs with a no. */
export function handleLedger(app: FastifyInstance, parts: LedgerParts): void {
  const { authenticate, ledger, checkpoints, ledgerWatch, accounts, isSite } = parts;
  const options = { authenticate };

  handle(app, ENDPOINTS.exportLedger, options, async () => {
    const { mediaType } = ENDPOINTS.exportLedger.success;
    return new Bytes(Readable.from(exportChain(ledger, checkpoints)), { 'content-type': mediaType });
  });

  handle(app, ENDPOINTS.readLedgerState, options, () => ledgerWatch.readState());

  handle(app, ENDPOINTS.makeCheckpoint, options, async () => {
    const newest = await checkpoints.make();
    return { checkpoint: newest?.jws ?? null };
  });

  handle(app, ENDPOINTS.readExhibit, options, ({ params }) => parts.readExhibit(params.hash));

  handle(app, ENDPOINTS.listAccounts, options, async ({ query }) => ({ accounts: await accounts.list(query.site) }));

  handle(app, ENDPOINTS.changeAccount, options, async ({ params: { site, account }, body }) => {
    if (!isSite(site)) throw new OpnameError('unknown-site');
    return await accounts.change(site, account, body);
  });
}
