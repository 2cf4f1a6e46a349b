import type { LedgerEntry, PublishedNotice } from '@opname/protocol';
import type { Database } from '../store/database.ts';
import type { Signer } from '../store/keys/signing-keys.ts';
import type { Schema } from '../store/schema.ts';
import { createConsentRecord } from './consent-record.ts';
import { CONSENT_KINDS, type ConsentBody } from './events.ts';

/** What the header of a consent receipt says that it is. */
const CONSENT_RECEIPT_TYPE = 'opname-consent-receipt';

/** An event of a consent, as the ledger holds it. */
export type ConsentEntry = LedgerEntry & { parsed: ConsentBody };

/** Signed consent records. One is made once for an event and is the same from then on. */
export interface Receipts {
  /** @returns the record as it stood with this event, or undefined for one of no recording of ours. */
  readOf(event: Pick<LedgerEntry, 'hash'>): Promise<string | undefined>;
  /** @returns the record as it stands now. */
  readNewest(recording: string): Promise<string | undefined>;
  /** The events of a participant's consents, the oldest first. */
  listEvents(subjectKey: string): Promise<ConsentEntry[]>;
}

export interface ReceiptParts {
  database: Database<Schema>;
  signer: Pick<Signer, 'sign'>;
  readNotice: (hash: string) => Promise<PublishedNotice | undefined>;
  siteName: (site: string) => string;
  ownOrigin: () => string;
}

export function createReceipts(parts: ReceiptParts): Receipts {
  const { query } = parts.database;
  const events = () =>
    query
      .selectFrom('ledger')
      .select(['seq', 'at', 'kind', 'body', 'prev', 'hash'])
      .where('kind', 'in', CONSENT_KINDS)
      .orderBy('seq');

  async function make(told: ConsentEntry[]): Promise<string | undefined> {
    const given = told.findLast(({ kind }) => kind === 'given');
    const notice = given && (await parts.readNotice(given.parsed.notice));
    const last = told.at(-1);
    if (!given || !last || !notice) return undefined;
    const record = createConsentRecord({
      events: told,
      notice,
      siteName: parts.siteName(given.parsed.site),
      ownOrigin: parts.ownOrigin(),
    });
    const jws = await parts.signer.sign(record, CONSENT_RECEIPT_TYPE);
    await query
      .insertInto('receipts')
      .values({ hash: last.hash, jws })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return await find(last.hash);
  }

  const find = async (hash: string) =>
    (await query.selectFrom('receipts').select('jws').where('hash', '=', hash).executeTakeFirst())?.jws;

  const receipts: Receipts = {
    async readOf({ hash }) {
      const known = await find(hash);
      if (known) return known;
      const event = await query
        .selectFrom('ledger')
        .select(['seq', 'recording'])
        .where('hash', '=', hash)
        .executeTakeFirst();
      if (!event?.recording) return undefined;
      const told = await events().where('recording', '=', event.recording).where('seq', '<=', event.seq).execute();
      return await make(told.map(parse));
    },
    async readNewest(recording) {
      const last = await query
        .selectFrom('ledger')
        .select('hash')
        .where('recording', '=', recording)
        .where('kind', 'in', CONSENT_KINDS)
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst();
      return last && (await receipts.readOf(last));
    },
    async listEvents(subjectKey) {
      return (await events().where('subject_key', '=', subjectKey).execute()).map(parse);
    },
  };
  return receipts;
}

function parse(entry: LedgerEntry): ConsentEntry {
  return { ...entry, parsed: JSON.parse(entry.body) as ConsentBody };
}
