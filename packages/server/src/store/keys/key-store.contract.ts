import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { filesUnder } from '../../../test/files.ts';
import { startTestPostgres } from '../../../test/postgres.ts';
import { startPostgresDatabase } from '../postgres/postgres-database.ts';
import { startSqliteDatabase } from '../sqlite/sqlite-database.ts';
import { KEY_MIGRATIONS } from './0001-keys.ts';
import { createKeyStore, type KeyTables } from './database-key-store.ts';
import type { KeyStore, RecordingKey } from './key-store.ts';
import { readMasterKey } from './master-key.ts';

/** What OpenSSL says of bytes that were changed, moved or sealed by another key. */
const UNAUTHENTIC = 'unable to authenticate data';

const MASTER = new Uint8Array(32).fill(7);

const postgres = await startTestPostgres();
const why = 'skipped' in postgres ? ` (${postgres.skipped})` : '';
afterAll(async () => {
  if ('stop' in postgres) await postgres.stop();
});

/** An empty place for keys: what opens it, and all that a look at its rows or its files shows. */
interface KeyPlace {
  open(master?: Uint8Array): Promise<KeyStore>;
  look(): Promise<Buffer>;
  remove(): void;
}

const BACK_ENDS = [
  {
    name: 'SQLite',
    isHere: true,
    async create(): Promise<KeyPlace> {
      const folder = mkdtempSync(path.join(tmpdir(), 'opname-keys-'));
      const place = { file: path.join(folder, 'keys.db'), migrations: KEY_MIGRATIONS };
      return {
        open: async (master = MASTER) =>
          createKeyStore(await startSqliteDatabase<KeyTables>(place), master, { isShared: false }),
        look: async () => Buffer.concat(filesUnder(folder).map((file) => readFileSync(file))),
        remove: () => rmSync(folder, { recursive: true, force: true }),
      };
    },
  },
  {
    name: `PostgreSQL${why}`,
    isHere: 'create' in postgres,
    async create(): Promise<KeyPlace> {
      if (!('create' in postgres)) throw new Error(why);
      const place = { url: await postgres.create(), schema: 'opname_keys', migrations: KEY_MIGRATIONS };
      return {
        open: async (master = MASTER) =>
          createKeyStore(await startPostgresDatabase<KeyTables>(place), master, { isShared: true }),
        async look() {
          const database = await startPostgresDatabase<KeyTables>(place);
          const rows = await database.query.selectFrom('recording_keys').selectAll().execute();
          await database.close();
          return Buffer.concat(rows.flatMap(({ recording, wrapped }) => [Buffer.from(recording), wrapped]));
        },
        remove: () => {},
      };
    },
  },
];

describe.for(BACK_ENDS)('a key store on $name', (backEnd) => {
  let place: KeyPlace;
  let keys: KeyStore;
  const recording = randomUUID();

  beforeEach(async ({ skip }) => {
    if (!backEnd.isHere) skip();
    place = await backEnd.create();
    keys = await place.open();
  });
  afterEach(async () => {
    if (!backEnd.isHere) return;
    await keys.close();
    place.remove();
  });

  async function keyOf(id: string): Promise<RecordingKey> {
    await keys.create(id);
    const key = await keys.read(id);
    if (!key) throw new Error('there is no key');
    return key;
  }

  test('what a key seals it opens, also after a restart', async () => {
    const sealed = (await keyOf(recording)).seal(Buffer.from('hello'), ['place', 1]);
    await keys.close();
    keys = await place.open();
    const key = await keyOf(recording);
    expect(Buffer.from(key.open(sealed, ['place', 1])).toString()).toBe('hello');
  });

  test('sealed bytes open at no other place, with no other key, and not when changed', async () => {
    const key = await keyOf(recording);
    const sealed = key.seal(Buffer.from('hello'), ['place', 1]);
    expect(Buffer.from(sealed).includes('hello')).toBe(false);
    expect(() => key.open(sealed, ['place', 2])).toThrow(UNAUTHENTIC);
    const other = await keyOf(randomUUID());
    expect(() => other.open(sealed, ['place', 1])).toThrow(UNAUTHENTIC);
    sealed[14] = (sealed[14] ?? 0) ^ 1;
    expect(() => key.open(sealed, ['place', 1])).toThrow(UNAUTHENTIC);
  });

  test('the same bytes are sealed differently each time', async () => {
    const key = await keyOf(recording);
    const once = key.seal(Buffer.from('hello'), ['place']);
    expect(Buffer.compare(once, key.seal(Buffer.from('hello'), ['place']))).not.toBe(0);
  });

  test('keys are read together, without those that are not there, and open what each by itself opens', async () => {
    const other = randomUUID();
    const sealed = (await keyOf(recording)).seal(Buffer.from('hello'), ['place']);
    await keyOf(other);
    await keys.close();
    keys = await place.open();
    await keys.read(other);
    const many = await keys.readMany([recording, randomUUID(), other]);
    expect([...many.keys()].toSorted()).toEqual([recording, other].toSorted());
    expect(Buffer.from(many.get(recording)?.open(sealed, ['place']) ?? []).toString()).toBe('hello');
    expect(await keys.readMany([])).toEqual(new Map());
  });

  test('a destroyed key is gone from where it lay, and destroying it again does nothing', async () => {
    const { secret } = await keyOf(recording);
    await keys.destroy(recording);
    await keys.destroy(recording);
    expect(await keys.read(recording)).toBeUndefined();
    const seen = await place.look();
    expect(seen.includes(recording) || seen.includes(Buffer.from(secret))).toBe(false);
  });

  test('keys are useless without the master key', async () => {
    const { secret } = await keyOf(recording);
    expect((await place.look()).includes(Buffer.from(secret))).toBe(false);
    await keys.close();
    keys = await place.open(new Uint8Array(32).fill(8));
    await expect(keys.read(recording)).rejects.toThrow(UNAUTHENTIC);
  });
});

describe('the master key', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'opname-master-'));

  test('is made once, for the owner of the file only', async () => {
    const file = path.join(folder, 'keys', 'master.key');
    const made = await readMasterKey(file, { madeOnce: true });
    expect(await readMasterKey(file, { madeOnce: true })).toEqual(made);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(made.grants).not.toEqual(made.wrapping);
  });

  test('that was configured is never made up, and must be one', async () => {
    await expect(readMasterKey(path.join(folder, 'none'), { madeOnce: false })).rejects.toThrow(
      'OPNAME_MASTER_KEY_FILE',
    );
    writeFileSync(path.join(folder, 'bad'), 'hunter2');
    await expect(readMasterKey(path.join(folder, 'bad'), { madeOnce: false })).rejects.toThrow('openssl rand -hex 32');
  });
});
