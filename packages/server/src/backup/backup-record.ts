/** What is remembered of backups between runs: a file beside the data, written as a whole. */
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { createSerial } from '../serial.ts';

const Failure = Type.Object({ at: Type.Integer(), message: Type.String() });

const RepositoryRecord = Type.Object({
  /** When it last answered, and what lay there then. */
  seenAt: Type.Optional(Type.Integer()),
  backups: Type.Array(Type.Object({ at: Type.Integer(), series: Type.String() })),
  checkedAt: Type.Optional(Type.Integer()),
  drilledAt: Type.Optional(Type.Integer()),
  /** Entries of the journal in its newest copy there. */
  journal: Type.Integer(),
  /** Only while the last attempt has failed. */
  failure: Type.Optional(Failure),
});
export type RepositoryRecord = Static<typeof RepositoryRecord>;

const RecordSchema = Type.Object({
  /** When the first run ended, from which on backups have to be there. */
  beganAt: Type.Optional(Type.Integer()),
  /** When a run last ended in which nothing failed. */
  ranAt: Type.Optional(Type.Integer()),
  /** When all was last begun to be read. */
  verifiedAt: Type.Optional(Type.Integer()),
  triedAt: Type.Optional(Type.Integer()),
  /** When a drill was last begun by itself. */
  drillTriedAt: Type.Optional(Type.Integer()),
  /** Entries of the journal when it was last looked at. */
  removals: Type.Optional(Type.Integer()),
  failure: Type.Optional(Failure),
  repositories: Type.Record(Type.String(), RepositoryRecord),
});
export type BackupRecord = Static<typeof RecordSchema>;

const schema = Compile(RecordSchema);

export interface BackupRecords {
  read(): Promise<BackupRecord>;
  /** Changes it in place, durably; changes stand in line. */
  change(change: (record: BackupRecord) => void): Promise<void>;
}

export function createBackupRecords(folder: string): BackupRecords {
  const file = path.join(folder, 'record.json');
  const serial = createSerial();

  async function read(): Promise<BackupRecord> {
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      if ((error as { code?: unknown }).code === 'ENOENT') return '{"repositories":{}}';
      throw error;
    });
    const content: unknown = JSON.parse(text);
    if (schema.Check(content)) return content;
    throw new Error(`${file} is not what Opname wrote; remove it, and checks and drills are done anew.`);
  }

  async function write(record: BackupRecord): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    {
      await using handle = await open(`${file}.unfinished`, 'w', 0o600);
      await handle.writeFile(JSON.stringify(record, null, 2));
      await handle.sync();
    }
    await rename(`${file}.unfinished`, file);
  }

  return {
    read,
    change: (change) =>
      serial(file, async () => {
        const record = await read();
        change(record);
        await write(record);
      }),
  };
}

/** @returns what is remembered of one repository, to be changed in place. */
export function recordOf(record: BackupRecord, name: string): RepositoryRecord {
  return (record.repositories[name] ??= { backups: [], journal: 0 });
}
