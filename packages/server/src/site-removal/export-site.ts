/**
 * All that there is of a site as one tar that needs no Opname: recordings as plain rrweb events, the entries of the ledger
 * and of the watch log as they stand in their chains, documents, receipts. One recording at a time is in memory.
 */
import { Readable } from 'node:stream';
import { pack, type Pack } from 'tar-stream';
import type { Kysely } from 'kysely';
import type { Database } from '../store/database.ts';
import type { Signer } from '../store/keys/signing-keys.ts';
import type { Schema } from '../store/schema.ts';
import type { ExportEvents } from '../watch/export-events.ts';

export interface SiteExportParts {
  database: Database<Schema>;
  signer: Pick<Signer, 'readPublicKeys'>;
  exportEvents: ExportEvents;
}

export interface SiteExportOptions {
  site: string;
  /** Writes down that a recording leaves, and packs what waits of it; before anything of it is read. */
  open: (recording: string) => Promise<void>;
}

const CHAINS = ['ledger', 'watch_log'] as const;

export function createExportSite({ database, signer, exportEvents }: SiteExportParts) {
  return ({ site, open }: SiteExportOptions): Readable => {
    const tar = pack();
    const { query } = database;

    async function fill(): Promise<void> {
      await add(tar, 'keys.json', toText(await signer.readPublicKeys()));
      for (const chain of CHAINS)
        await addLines(tar, `${chain.replace('_', '-')}.jsonl`, await listChain(query, chain, site));
      const documents = await query.selectFrom('document_versions').selectAll().where('site', '=', site).execute();
      await addLines(tar, 'documents.jsonl', documents);
      const removals = query.selectFrom('removals').select(['recording', 'why', 'done_at', 'receipt']);
      await addLines(tar, 'removals.jsonl', await removals.where('site', '=', site).execute());
      const recordings = await query.selectFrom('recordings').selectAll().where('site', '=', site).execute();
      await addLines(tar, 'recordings.jsonl', recordings);
      for (const { id } of recordings) {
        await open(id);
        const pieces: string[] = [];
        for await (const piece of await exportEvents(id)) pieces.push(piece);
        await add(tar, `recordings/${id}.json`, pieces.join(''));
      }
      tar.finalize();
    }

    // A download that ends early is no whole tar, which every program that opens it says.
    void fill().catch((error: unknown) => tar.destroy(error as Error));
    return Readable.from(tar, { objectMode: false });
  };
}

function listChain(query: Kysely<Schema>, chain: (typeof CHAINS)[number], site: string): Promise<object[]> {
  const columns = ['seq', 'at', 'kind', 'body', 'prev', 'hash'] as const;
  return query.selectFrom(chain).select(columns).where('site', '=', site).orderBy('seq').execute();
}

const toText = (value: unknown) => `${JSON.stringify(value)}\n`;

const addLines = (tar: Pack, name: string, rows: readonly object[]) => add(tar, name, rows.map(toText).join(''));

async function add(tar: Pack, name: string, text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    tar.entry({ name, mode: 0o600 }, text, (error) => (error ? reject(error) : resolve()));
  });
}
