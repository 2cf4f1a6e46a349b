import { createStore, delMany, getMany, keys, promisifyRequest } from 'idb-keyval';

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
  removeMany: (keys: Key[]) => Promise<void>;
}

/** Milliseconds to wait for the database to open; some browsers let it hang, and then memory has to do. */
const OPEN_TIMEOUT_MS = 5_000;

/** Survives a reload and a crash. */
export function createDatabase(): KeyValues {
  const store = createStore('opname', 'outbox');
  return {
    keys: () => keys<Key>(store),
    readMany: (list) => getMany(list, store),
    writeMany: (entries) =>
      store('readwrite', (objects) => {
        for (const [key, value] of entries) objects.put(value, key);
        // Not left to the browser, which gives up what is not committed when the page closes right now.
        objects.transaction.commit();
        return promisifyRequest(objects.transaction);
      }),
    removeMany: (list) => delMany(list, store),
  };
}

/** Lives as long as the page. */
export function createMemoryStore(): KeyValues {
  const entries = new Map<string, unknown>();
  return {
    keys: async () => Array.from(entries.keys(), (key) => JSON.parse(key) as Key),
    readMany: async (list) => list.map((key) => entries.get(JSON.stringify(key))),
    writeMany: async (list) => list.forEach(([key, value]) => entries.set(JSON.stringify(key), value)),
    removeMany: async (list) => list.forEach((key) => entries.delete(JSON.stringify(key))),
  };
}

/** The database, or memory as soon as the database refuses: switched off, full, or hanging. */
export function createKeyValues(): KeyValues {
  let chosen: KeyValues | undefined;
  const memory = createMemoryStore();
  async function use<Result>(run: (store: KeyValues) => Promise<Result>): Promise<Result> {
    try {
      chosen ??= createDatabase();
      return await (chosen === memory ? run(chosen) : Promise.race([run(chosen), timeOut()]));
    } catch {
      chosen = memory;
      return run(memory);
    }
  }
  return {
    keys: () => use((store) => store.keys()),
    readMany: (list) => use((store) => store.readMany(list)),
    writeMany: (entries) => use((store) => store.writeMany(entries)),
    removeMany: (list) => use((store) => store.removeMany(list)),
  };
}

function timeOut(): Promise<never> {
  return new Promise((_resolve, reject) => setTimeout(reject, OPEN_TIMEOUT_MS));
}
