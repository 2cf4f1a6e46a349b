import type { PublishedNotice } from '@opname/protocol';
import type { Signer } from '../store/keys/signing-keys.ts';
import type { Removals } from '../store/schema.ts';
import type { Held } from './held.ts';

/** What the header of a removal's receipt says that it is. */
const REMOVAL_RECEIPT_TYPE = 'opname-removal-receipt';

const DAY_MS = 24 * 60 * 60_000;

export interface ReceiptOptions {
  signer: Pick<Signer, 'sign'>;
  siteName: (site: string) => string;
  readNotice: (site: string) => Promise<Pick<PublishedNotice, 'controller' | 'contact'> | undefined>;
  /** As in all the recording's derivatives. */
  gone: readonly string[];
  /** Days for which a backup may still hold ciphertext; undefined where there are no backups. */
  backupDays: number | undefined;
  /** Until when a full backup may be kept that somebody has taken away; undefined where there is none. */
  readDeleteBy: () => Promise<number | undefined>;
}

/** What a removal's receipt says. */
export interface RemovalClaims {
  recording: string;
  site: string;
  siteName: string;
  controller?: string;
  contact?: string;
  why: 'erased' | 'expired';
  by: string;
  askedAt: string;
  completedAt: string;
  gone: { what: readonly string[]; held: Held; verified: string };
  kept: { what: string; why: string }[];
  backups: ({ state: 'none' } | { state: 'ciphertext without its key'; goneAt: string; days: number }) & {
    /** A copy with keys that was made by hand before; an import of it removes the recording again. */
    takenAway?: { deleteBy: string };
  };
}

/** Signs what is gone, what is kept and why, and when the last backup's ciphertext goes. */
export function createRemovalReceipt(options: ReceiptOptions) {
  const { signer, siteName, readNotice, gone, readDeleteBy } = options;
  return async (removal: Removals): Promise<string> => {
    const { recording, site, why, said_by: by, decided_at: askedAt, done_at: doneAt } = removal;
    const completedAt = doneAt ?? askedAt;
    const notice = await readNotice(site);
    const claims: RemovalClaims = {
      recording,
      site,
      siteName: siteName(site),
      ...(notice && { controller: notice.controller, contact: notice.contact }),
      why,
      by: by === 'participant' || by === 'server' ? by : 'helpdesk',
      askedAt: new Date(askedAt).toISOString(),
      completedAt: new Date(completedAt).toISOString(),
      gone: {
        what: gone,
        held: JSON.parse(removal.held) as Held,
        verified: 'Each of these was listed after it was removed, and nothing was left.',
      },
      kept: KEPT,
      backups: describeBackups(options.backupDays, completedAt, await readDeleteBy()),
    };
    return await signer.sign(claims, REMOVAL_RECEIPT_TYPE);
  };
}

function describeBackups(days: number | undefined, completedAt: number, deleteBy: number | undefined) {
  const takenAway = deleteBy !== undefined && { takenAway: { deleteBy: new Date(deleteBy).toISOString() } };
  if (days === undefined) return { state: 'none' as const, ...takenAway };
  const goneAt = new Date(completedAt + days * DAY_MS).toISOString();
  return { state: 'ciphertext without its key' as const, goneAt, days, ...takenAway };
}

const KEPT = [
  {
    what: 'the record of the consent, under a keyed hash in place of the name',
    why: 'it proves that the recording was allowed and that it was removed (GDPR art. 7(1) and 5(2))',
  },
  {
    what: 'when the trial began, under the same keyed hash',
    why: 'no second window can begin for the same trial',
  },
  { what: 'this receipt', why: 'it can be asked for again' },
];
