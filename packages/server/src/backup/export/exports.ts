/**
 * Full backups that an administrator takes away as one file. It holds the keys, because it is to be of use without this
 * server; so it is written into the ledger, it may be kept only for days, and receipts of removals tell of it until then.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { OpnameError, type BackupExport } from '@opname/protocol';
import type { StaffCaller } from '../../access/caller.ts';
import type { Chain } from '../../ledger/chain.ts';
import type { Database } from '../../store/database.ts';
import type { Schema } from '../../store/schema.ts';
import { toStatement } from '../../store/statement.ts';
import { RING_DAYS } from '../key-ring.ts';
import type { Copies } from '../stage.ts';
import { createExportFile } from './export-file.ts';
import { stageExport } from './stage-export.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Milliseconds for which an export waits to be downloaded, and then for the download. */
const WAIT_MS = 10 * 60_000;
const SEND_MS = 24 * 60 * 60_000;

export interface BackupExports {
  /** Throws `export-under-way` while another one is under way. */
  create(caller: StaffCaller, passphrase: string): Promise<BackupExport>;
  read(caller: StaffCaller, id: string): BackupExport;
  /** Once. */
  send(caller: StaffCaller, id: string): { content: Readable; bytes: number; name: string };
  stop(): Promise<void>;
}

export interface ExportParts {
  database: Database<Schema>;
  ledger: Pick<Chain, 'write'>;
  copies: Copies;
  /** The folder in which exports are put together. */
  folder: string;
  opname: string;
  now: () => number;
}

interface Running {
  of: BackupExport;
  by: string;
  madeAt: number;
  content: Readable;
  timer: NodeJS.Timeout;
}

export function createBackupExports(parts: ExportParts): BackupExports {
  const { folder, now } = parts;
  let current: Running | undefined;
  let isMaking = false;

  async function end(status: 'sent' | 'failed'): Promise<void> {
    if (!current) return;
    clearTimeout(current.timer);
    if (current.of.status !== 'sent') current.of.status = status;
    current.content.destroy();
    await rm(folder, { recursive: true, force: true });
  }

  const isUnderWay = () => isMaking || current?.of.status === 'waiting' || current?.of.status === 'sending';
  const endLater = (ms: number) => setTimeout(() => void end('failed'), ms).unref();

  function ofCaller({ id: by }: StaffCaller, id: string): Running {
    if (current?.of.id === id && current.by === by) return current;
    throw new OpnameError('not-found');
  }

  return {
    async create(caller, passphrase) {
      if (isUnderWay()) throw new OpnameError('export-under-way');
      isMaking = true;
      try {
        const madeAt = now();
        const deleteBy = madeAt + RING_DAYS * DAY_MS;
        const { bytes, content } = await make(parts, { passphrase, madeAt, deleteBy });
        const of: BackupExport = { id: randomUUID(), status: 'waiting', bytes, sent: 0, deleteBy };
        // What is not written down does not leave.
        await writeDown(parts, { id: of.id, made_at: madeAt, made_by: caller.name, delete_by: deleteBy });
        current = { of, by: caller.id, madeAt, content, timer: endLater(WAIT_MS) };
        return of;
      } catch (error) {
        await rm(folder, { recursive: true, force: true });
        throw error;
      } finally {
        isMaking = false;
      }
    },

    read: (caller, id) => ofCaller(caller, id).of,

    send(caller, id) {
      const running = ofCaller(caller, id);
      const { of, content, madeAt } = running;
      if (of.status !== 'waiting') throw new OpnameError('not-found');
      of.status = 'sending';
      clearTimeout(running.timer);
      running.timer = endLater(SEND_MS);
      content.on('data', (piece: Uint8Array) => (of.sent += piece.byteLength)).pause();
      content.once('end', () => void end('sent'));
      content.once('close', () => void end('failed'));
      return { content, bytes: of.bytes, name: nameOf(madeAt, of.deleteBy) };
    },

    stop: () => end('failed'),
  };
}

async function make(
  { copies, folder, opname }: ExportParts,
  { passphrase, madeAt, deleteBy }: { passphrase: string; madeAt: number; deleteBy: number },
) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(path.dirname(folder), { recursive: true, mode: 0o700 });
  await stageExport(folder, { copies, facts: { format: 1, opname, madeAt, deleteBy } });
  return await createExportFile(folder, passphrase);
}

async function writeDown({ database, ledger }: ExportParts, row: Schema['backup_exports']): Promise<void> {
  const insert = database.query.insertInto('backup_exports').values(row);
  const body = { export: row.id, by: row.made_by, delete_by: row.delete_by };
  await ledger.write([toStatement(insert, 1)], [{ at: row.made_at, kind: 'backup-exported', body }]);
}

/** Whoever finds the file later reads from its name until when it may be kept. */
function nameOf(madeAt: number, deleteBy: number): string {
  const [made, by] = [madeAt, deleteBy].map((at) => new Date(at).toISOString().slice(0, 'yyyy-mm-dd'.length));
  return `opname-${made}-delete-by-${by}.tar.age`;
}
