import { randomBytes } from 'node:crypto';
import type { Database } from '../database.ts';
import { createBoundedMap } from '../../bounded-map.ts';
import type { KeyStore, RecordingKey } from './key-store.ts';
import { createRecordingKey, KEY_BYTES } from './recording-key.ts';

export interface KeyTables {
  recording_keys: { recording: string; wrapped: Uint8Array };
  signing_keys: { kid: string; created_at: number; wrapped: Uint8Array; public: string };
}

/** Opened keys kept in memory: one for each recording that is being made, at a few hundred bytes each. */
const OPEN_KEYS_MAX = 10_000;

const place = (recording: string) => ['key', recording];

/** Milliseconds after which a key that another node may have destroyed is read again, or forgotten. */
const SHARED_KEY_MS = 60_000;

/** Keys in a database of their own, each wrapped by the master key. */
export function createKeyStore(
  database: Database<KeyTables>,
  master: Uint8Array,
  { isShared }: { isShared: boolean },
): KeyStore {
  const wrapper = createRecordingKey(master);
  let open = createBoundedMap<string, RecordingKey>(OPEN_KEYS_MAX);
  const forget = () => (open = createBoundedMap(OPEN_KEYS_MAX));
  const forgetting = isShared ? setInterval(forget, SHARED_KEY_MS).unref() : undefined;
  const { query } = database;

  return {
    async create(recording) {
      const wrapped = wrapper.seal(randomBytes(KEY_BYTES), place(recording));
      await query
        .insertInto('recording_keys')
        .values({ recording, wrapped })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async read(recording) {
      const known = open.get(recording);
      if (known) return known;
      const row = await query
        .selectFrom('recording_keys')
        .select('wrapped')
        .where('recording', '=', recording)
        .executeTakeFirst();
      if (!row) return undefined;
      const key = createRecordingKey(wrapper.open(row.wrapped, place(recording)));
      open.set(recording, key);
      return key;
    },
    async readMany(recordings) {
      const known = recordings.flatMap((recording) => {
        const key = open.get(recording);
        return key ? [[recording, key] as const] : [];
      });
      const keys = new Map(known);
      const unknown = recordings.filter((recording) => !keys.has(recording));
      if (unknown.length === 0) return keys;
      const rows = await query.selectFrom('recording_keys').selectAll().where('recording', 'in', unknown).execute();
      for (const { recording, wrapped } of rows) {
        keys.set(recording, createRecordingKey(wrapper.open(wrapped, place(recording))));
      }
      return keys;
    },
    async destroy(recording) {
      open.delete(recording);
      await query.deleteFrom('recording_keys').where('recording', '=', recording).execute();
      // A read that was under way may have put it back.
      open.delete(recording);
      await database.scrub();
    },
    close() {
      clearInterval(forgetting);
      return database.close();
    },
  };
}
