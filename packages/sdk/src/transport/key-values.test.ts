import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDatabase, createKeyValues, createMemoryStore, type Key, type KeyValues } from './key-values.ts';

const CHUNK: Key = ['recording', 'page', 0];
const PAGE: Key = ['recording', 'page', 'page'];

afterEach(() => vi.restoreAllMocks());

/** What the outbox relies on, whichever place keeps it. */
describe.each([
  ['the database', createDatabase],
  ['the memory', createMemoryStore],
  ['the database or else memory', createKeyValues],
] satisfies [string, () => KeyValues][])('%s', (_name, create) => {
  it('gives back bytes and records under their keys', async () => {
    const store = create();
    await store.writeMany([
      [CHUNK, { body: Uint8Array.of(1, 2, 3) }],
      [PAGE, { chunks: 1 }],
    ]);
    expect(await store.readMany([CHUNK, PAGE])).toEqual([{ body: Uint8Array.of(1, 2, 3) }, { chunks: 1 }]);
    expect(await store.keys()).toEqual(expect.arrayContaining([CHUNK, PAGE]));
  });

  it('has what a closing page wrote as soon as it is taken over, in place of what was there', async () => {
    const store = create();
    await store.writeMany([[PAGE, 'before']]);
    await store.writeLeaving([
      [CHUNK, 'left'],
      [PAGE, 'after'],
    ]);
    await store.takeOver();
    expect(await store.readMany([CHUNK, PAGE])).toEqual(['left', 'after']);
    await store.removeMany([CHUNK, PAGE]);
    await store.takeOver();
    expect(await store.readMany([CHUNK, PAGE])).toEqual([undefined, undefined]);
  });

  it('overwrites what was under a key', async () => {
    const store = create();
    await store.writeMany([[CHUNK, 'first']]);
    await store.writeMany([[CHUNK, 'second']]);
    expect(await store.readMany([CHUNK])).toEqual(['second']);
  });

  it('reads a key that is not there as undefined, and removes it without an error', async () => {
    const store = create();
    await store.removeMany([['recording', 'page', 99]]);
    expect(await store.readMany([['recording', 'page', 99]])).toEqual([undefined]);
  });

  it('removes', async () => {
    const store = create();
    await store.writeMany([[CHUNK, 'chunk']]);
    await store.removeMany([CHUNK]);
    expect(await store.readMany([CHUNK])).toEqual([undefined]);
    expect(await store.keys()).not.toContainEqual(CHUNK);
  });
});

describe('a database that fails', () => {
  it('keeps what it is given where there is no database at all', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    const store = createKeyValues();
    await store.writeMany([[CHUNK, 'kept']]);
    expect(await store.readMany([CHUNK])).toEqual(['kept']);
  });

  it('does not wait for ever for a database that hangs', async () => {
    vi.useFakeTimers();
    vi.spyOn(indexedDB, 'open').mockImplementation(() => ({}) as IDBOpenDBRequest);
    const store = createKeyValues();
    const writing = store.writeMany([[CHUNK, 'kept']]);
    await vi.advanceTimersByTimeAsync(10_000);
    await writing;
    expect(await store.readMany([CHUNK])).toEqual(['kept']);
    vi.useRealTimers();
  });

  it('waits for a database that is open and slow: what it holds is not forgotten, and what it is given outlives the page', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const store = createKeyValues();
    await store.writeMany([[PAGE, 'before']]);
    const letGo = await holdDatabase();
    const writing = store.writeMany([[CHUNK, 'kept']]);
    await vi.advanceTimersByTimeAsync(60_000);
    letGo();
    await writing;
    expect(await store.readMany([PAGE, CHUNK])).toEqual(['before', 'kept']);
    expect(await createDatabase().readMany([CHUNK])).toEqual(['kept']);
    vi.useRealTimers();
  });
});

/** Keeps a transaction going, behind which all others stand in line. @returns what ends it. */
async function holdDatabase(): Promise<() => void> {
  let isHeld = true;
  const opening = indexedDB.open('opname');
  await new Promise((resolve) => opening.addEventListener('success', resolve));
  const objects = opening.result.transaction('outbox', 'readwrite').objectStore('outbox');
  const goOn = (): void => {
    if (isHeld) objects.count().addEventListener('success', goOn);
  };
  goOn();
  return () => (isHeld = false);
}
