import { createStore, delMany, entries, getMany, keys, promisifyRequest, type UseStore } from 'idb-keyval';

/** An address in the outbox: recording, page, and a chunk's number or `page` for the page's own record. */
export type Key = [recording: string, page: string, what: number | 'page'];

/**
 * Where the outbox keeps things. Each call is one step: all of it happens, or none. A key that is not there reads as
 * undefined, and removing it is no error.
 */
export interface KeyValues {
  keys: () => Promise<Key[]>;
  readMany: (keys: Key[]) => Promise<unknown[]>;
  writeMany: (entries: [Key, unknown][]) => Promise<void>;
  /** The same while the document goes away. It is there for others when one of them has taken it over. */
  writeLeaving: (entries: [Key, unknown][]) => Promise<void>;
  takeOver: () => Promise<void>;
  removeMany: (keys: Key[]) => Promise<void>;
}

/** Milliseconds to wait for the database to open; some browsers let it hang, and then memory has to do. */
const OPEN_TIMEOUT_MS = 10_000;

/** Survives a reload and a crash. */
export function createDatabase(): KeyValues {
  const store = createStore('opname', 'outbox');
  // Apart, because Chromium gives up what waits for another transaction of its store when the document goes away.
  const leaving = createStore('opname-leaving', 'outbox');
  return {
    keys: () => keys<Key>(store),
    readMany: (list) => getMany(list, store),
    writeMany: (list) => write(store, list),
    writeLeaving: (list) => write(leaving, list),
    removeMany: (list) => delMany(list, store),
    async takeOver() {
      const left = await entries<Key, unknown>(leaving);
      if (left.length === 0) return;
      await write(store, left);
      await delMany(
        left.map(([key]) => key),
        leaving,
      );
    },
  };
}

function write(store: UseStore, list: [Key, unknown][]): Promise<void> {
  return store('readwrite', (objects) => {
    for (const [key, value] of list) objects.put(value, key);
    // Not left to the browser, which gives up what is not committed when the page closes right now.
    objects.transaction.commit();
    return promisifyRequest(objects.transaction);
  });
}

/** Lives as long as the page. */
export function createMemoryStore(): KeyValues {
  const held = new Map<string, unknown>();
  const writeAll = async (list: [Key, unknown][]) =>
    list.forEach(([key, value]) => held.set(JSON.stringify(key), value));
  return {
    keys: async () => Array.from(held.keys(), (key) => JSON.parse(key) as Key),
    readMany: async (list) => list.map((key) => held.get(JSON.stringify(key))),
    writeMany: writeAll,
    writeLeaving: writeAll,
    takeOver: async () => {},
    removeMany: async (list) => list.forEach((key) => held.delete(JSON.stringify(key))),
  };
}

/** The database, or memory as soon as the database refuses: switched off, full, or hanging while it opens. */
export function createKeyValues(): KeyValues {
  let chosen: Promise<KeyValues> | undefined;
  const memory = createMemoryStore();
  async function use<Result>(run: (store: KeyValues) => Promise<Result>): Promise<Result> {
    try {
      chosen ??= openDatabase();
      return await run(await chosen);
    } catch {
      chosen = Promise.resolve(memory);
      return run(memory);
    }
  }
  return {
    keys: () => use((store) => store.keys()),
    readMany: (list) => use((store) => store.readMany(list)),
    writeMany: (entries) => use((store) => store.writeMany(entries)),
    writeLeaving: (entries) => use((store) => store.writeLeaving(entries)),
    takeOver: () => use((store) => store.takeOver()),
    removeMany: (list) => use((store) => store.removeMany(list)),
  };
}

/**
 * Writes once, too: Chromium gives up the first write to a new database when the page closes right then, and takes those
 * after it. What is slow once it is open, as on a busy disk, is waited for: in memory it would not outlive the page.
 */
async function openDatabase(): Promise<KeyValues> {
  const database = createDatabase();
  const timeOut = new Promise((_resolve, reject) => setTimeout(reject, OPEN_TIMEOUT_MS));
  await Promise.race([Promise.all([database.writeMany([]), database.writeLeaving([])]), timeOut]);
  return database;
}
