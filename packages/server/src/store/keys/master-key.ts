import { hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { KEY_BYTES } from './recording-key.ts';

/** The key that wraps the keys of recordings, and what is derived from it; each use has a secret of its own. */
export interface MasterKey {
  wrapping: Uint8Array;
  grants: Uint8Array;
  subjects: Uint8Array;
  sessions: Uint8Array;
}

/** Reads the master key's file (32 bytes as 64 hex digits); makes one where `madeOnce` allows it and there is none. */
export async function readMasterKey(file: string, { madeOnce }: { madeOnce: boolean }): Promise<MasterKey> {
  if (madeOnce) await make(file);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Error(`The master key cannot be read from ${file}; set OPNAME_MASTER_KEY_FILE to a readable file.`, {
      cause,
    });
  });
  if (!/^[0-9a-f]{64}\s*$/i.test(text)) {
    throw new Error(`${file} does not hold a master key; write 64 hex digits there (openssl rand -hex 32).`);
  }
  const key = Buffer.from(text.trim(), 'hex');
  const derive = (use: string) => new Uint8Array(hkdfSync('sha256', key, '', `opname ${use}`, KEY_BYTES));
  return {
    wrapping: derive('keys of recordings'),
    grants: derive('grants'),
    subjects: derive('subjects'),
    sessions: derive('sessions'),
  };
}

async function make(file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  try {
    await using handle = await open(file, 'wx', 0o600);
    await handle.writeFile(`${randomBytes(KEY_BYTES).toString('hex')}\n`);
    await handle.sync();
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
  }
}
