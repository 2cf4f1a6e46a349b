import type { Signer } from '../store/keys/signing-keys.ts';
import type { SiteRemovals } from '../store/schema.ts';

/** What the header of the receipt says that it is. */
const SITE_RECEIPT_TYPE = 'opname-site-removal-receipt';

const DAY_MS = 24 * 60 * 60_000;

interface SiteReceiptOptions {
  signer: Pick<Signer, 'sign'>;
  siteName: (site: string) => string;
  backupDays: number | undefined;
}

const GONE = [
  'recordings: keys, packs, index, chunks, facts',
  'links and sessions of participants',
  'requests of participants',
  'rules for accounts',
  'drafts of documents',
];

const KEPT = [
  {
    what: 'the ledger with the consents, under keyed hashes in place of names',
    why: 'proof (GDPR art. 7(1) and 5(2))',
  },
  { what: 'the watch log', why: 'it proves who watched what, and names nobody who was recorded' },
  { what: 'published notices and policies', why: 'they are what was agreed to' },
  { what: 'the receipt of each removal, and this one', why: 'they can be asked for again' },
];

/** Signs what is gone of a site, what is kept and why. */
export function createSiteReceipt({ signer, siteName, backupDays }: SiteReceiptOptions) {
  return async ({ site, asked_at, asked_by, due_at, done_at }: SiteRemovals, recordings: number): Promise<string> => {
    const completedAt = done_at ?? due_at;
    const claims = {
      site,
      siteName: siteName(site),
      by: asked_by,
      askedAt: new Date(asked_at).toISOString(),
      dueAt: new Date(due_at).toISOString(),
      completedAt: new Date(completedAt).toISOString(),
      gone: {
        what: GONE,
        recordings,
        verified: 'Each of these was listed after it was removed, and nothing was left.',
      },
      kept: KEPT,
      backups:
        backupDays === undefined
          ? { state: 'none' }
          : { state: 'ciphertext without its key', goneAt: new Date(completedAt + backupDays * DAY_MS).toISOString() },
    };
    return await signer.sign(claims, SITE_RECEIPT_TYPE);
  };
}
