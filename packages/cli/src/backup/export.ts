import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ENDPOINTS, type BackupExport } from '@opname/protocol';
import { ask, type ServerOptions } from '../ask.ts';
import { readPassphrase } from './passphrase.ts';

interface ExportOptions extends ServerOptions {
  output?: string;
  passphraseFile?: string;
}

/** `opname backup export`: a full backup of a running server as one encrypted file. */
export async function exportBackup({ output, passphraseFile, ...options }: ExportOptions): Promise<void> {
  const passphrase = await readPassphrase(passphraseFile);
  const { createBackupExport, downloadBackupExport } = ENDPOINTS;
  const created = await ask(createBackupExport.path, options, {
    method: createBackupExport.method,
    body: JSON.stringify({ passphrase }),
  });
  const { id, bytes, deleteBy } = (await created.json()) as BackupExport;
  const download = await ask(downloadBackupExport.path.replace(':id', id), options);
  if (!download.body) throw new Error('The server sent nothing; look at its log.');
  const file = path.resolve(output ?? nameOf(download));
  const part = `${file}.part`;
  try {
    await pipeline(
      Readable.from(download.body, { objectMode: false }),
      createProgress(bytes),
      createWriteStream(part, { mode: 0o600, flush: true }),
    );
    await rename(part, file);
  } catch (cause) {
    await rm(part, { force: true });
    throw new Error('The export was cut off, so that nothing was kept of it; run the same again.', { cause });
  }
  console.log(`\n${file}\nIt holds keys: delete it by ${new Date(deleteBy).toISOString()}.`);
}

/** Passes pieces on and tells on standard error how much has come. */
function createProgress(bytes: number) {
  return async function* (pieces: AsyncIterable<Uint8Array>) {
    let came = 0;
    let shown = -1;
    for await (const piece of pieces) {
      came += piece.byteLength;
      const percent = Math.floor((came / bytes) * 100);
      if (percent > shown && process.stderr.isTTY) process.stderr.write(`\r${(shown = percent)} %`);
      yield piece;
    }
    if (came !== bytes) throw new Error(`${came} of ${bytes} bytes came.`);
  };
}

function nameOf(download: Response): string {
  return /filename="([\w.-]+)"/.exec(download.headers.get('content-disposition') ?? '')?.[1] ?? 'opname.tar.age';
}
