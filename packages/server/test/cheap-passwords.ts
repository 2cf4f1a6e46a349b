/**
 * Makes the password of a repository of restic cheap to try. Restic chooses the work for one so that it takes half a second
 * of a core, and more where several work at once; a test of backups starts restic a hundred times. Everything else of the
 * repository stays as restic made it. https://restic.readthedocs.io/en/stable/100_references.html#keys-encryption-and-mac
 */
import { createCipheriv, createHash, randomBytes, scryptSync } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

interface KeyFile {
  kdf: string;
  N: number;
  r: number;
  p: number;
  salt: string;
  data: string;
}

const CHEAP = { N: 2, r: 1, p: 1 };
const NONCE_BYTES = 16;
const MAC_BYTES = 16;
const KEY_BYTES = 32;
const HALF_BYTES = 16;

export function makePasswordCheap(repository: string, password: string): void {
  const folder = path.join(repository, 'keys');
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    const key = JSON.parse(readFileSync(file, 'utf8')) as KeyFile;
    const master = open(Buffer.from(key.data, 'base64'), derive(password, key));
    const cheap = { ...key, ...CHEAP };
    const text = JSON.stringify({ ...cheap, data: seal(master, derive(password, cheap)).toString('base64') });
    rmSync(file, { force: true });
    writeFileSync(path.join(folder, createHash('sha256').update(text).digest('hex')), text);
  }
}

function derive(password: string, { N, r, p, salt }: KeyFile): Buffer {
  return scryptSync(password, Buffer.from(salt, 'base64'), 2 * KEY_BYTES, { N, r, p, maxmem: 2 ** 30 });
}

function open(sealed: Buffer, key: Buffer): Buffer {
  const counter = createCipheriv('aes-256-ctr', key.subarray(0, KEY_BYTES), sealed.subarray(0, NONCE_BYTES));
  return counter.update(sealed.subarray(NONCE_BYTES, -MAC_BYTES));
}

function seal(content: Buffer, key: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const encrypted = createCipheriv('aes-256-ctr', key.subarray(0, KEY_BYTES), nonce).update(content);
  const mac = key.subarray(KEY_BYTES);
  const block = createCipheriv('aes-128-ecb', mac.subarray(0, HALF_BYTES), null).setAutoPadding(false).update(nonce);
  return Buffer.concat([nonce, encrypted, poly1305(encrypted, mac.subarray(HALF_BYTES), block)]);
}

/** https://cr.yp.to/mac/poly1305-20050329.pdf */
function poly1305(message: Buffer, r: Buffer, s: Buffer): Buffer {
  const prime = 2n ** 130n - 5n;
  const clamped = toNumber(r) & 0x0ffffffc0ffffffc0ffffffc0fffffffn;
  let sum = 0n;
  for (let from = 0; from < message.length; from += HALF_BYTES) {
    const block = Buffer.concat([message.subarray(from, from + HALF_BYTES), Buffer.from([1])]);
    sum = ((sum + toNumber(block)) * clamped) % prime;
  }
  const tag = ((sum + toNumber(s)) % 2n ** 128n).toString(16).padStart(2 * MAC_BYTES, '0');
  return Buffer.from(Buffer.from(tag, 'hex').toReversed());
}

/** The first byte is the least. */
function toNumber(bytes: Buffer): bigint {
  return BigInt(`0x${Buffer.from(bytes.toReversed()).toString('hex')}`);
}
