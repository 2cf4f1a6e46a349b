import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pipeline } from 'node:stream/promises';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { sha256 } from '../canonical-json.ts';

/** Names in a backup. */
export const MANIFEST_FILE = 'manifest.json';
export const DATABASE_FILE = 'opname.db';

/** What is in a backup, so that a restore can tell whether it has all of it. */
const ManifestSchema = Type.Object({
  format: Type.Literal(1),
  opname: Type.String(),
  takenAt: Type.Integer(),
  database: Type.Object({ bytes: Type.Integer(), sha256: Type.String() }),
  /** `digest`: the hash of their names and sizes. */
  blobs: Type.Object({ count: Type.Integer(), bytes: Type.Integer(), digest: Type.String() }),
  rows: Type.Record(Type.String(), Type.Integer()),
  ledger: Type.Object({ size: Type.Integer(), head: Type.String() }),
});
export type Manifest = Static<typeof ManifestSchema>;

const schema = Compile(ManifestSchema);

/** The tables whose rows are counted. */
const COUNTED = ['recordings', 'pages', 'segments', 'chunks', 'removals', 'notices', 'document_versions', 'ledger'];

export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(path.join(folder, MANIFEST_FILE), 'utf8').catch((cause: unknown) => {
    throw new Error('The backup has no manifest, so it is not one of Opname; choose another backup.', { cause });
  });
  const content: unknown = JSON.parse(text);
  if (schema.Check(content)) return content;
  throw new Error('The manifest of the backup has another form; restore it with the version of Opname that made it.');
}

/** @returns the manifest of what lies in the folder. */
export async function createManifest(
  folder: string,
  { opname, takenAt }: Pick<Manifest, 'opname' | 'takenAt'>,
): Promise<Manifest> {
  const file = path.join(folder, DATABASE_FILE);
  const told = readDatabase(file);
  const sizes = await Promise.all(
    told.blobs.map(async (key) => ({ key, size: (await stat(path.join(folder, key))).size })),
  );
  return {
    format: 1,
    opname,
    takenAt,
    database: { bytes: (await stat(file)).size, sha256: await hashOf(file) },
    blobs: {
      count: sizes.length,
      bytes: sizes.reduce((sum, { size }) => sum + size, 0),
      digest: sha256(sizes.map(({ key, size }) => `${key} ${size}\n`).join('')),
    },
    rows: told.rows,
    ledger: told.ledger,
  };
}

/** @returns in what the folder differs from its manifest; nothing where it is whole. */
export async function compareWithManifest(folder: string): Promise<string[]> {
  const said = await readManifest(folder);
  const found = await createManifest(folder, said);
  const parts = ['database', 'blobs', 'rows', 'ledger'] as const;
  return parts
    .filter((part) => JSON.stringify(said[part]) !== JSON.stringify(found[part]))
    .map((part) => `${part}: the manifest says ${JSON.stringify(said[part])}, there is ${JSON.stringify(found[part])}`);
}

/** Reads a copy of the database that nobody else has open. */
export function readDatabase(file: string) {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const all = <Row>(sql: string) => database.prepare(sql).all() as Row[];
    const blobs = all<{ key: string }>(`SELECT key FROM blobs WHERE state = 'held' ORDER BY key`);
    const rows = COUNTED.map((table) => [table, all<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)[0]?.n ?? 0]);
    const [last] = all<{ seq: number; hash: string }>('SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1');
    return {
      blobs: blobs.map(({ key }) => key),
      rows: Object.fromEntries(rows) as Record<string, number>,
      ledger: { size: last ? last.seq + 1 : 0, head: last?.hash ?? '' },
    };
  } finally {
    database.close();
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
