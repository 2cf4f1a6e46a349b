import { randomUUID } from 'node:crypto';
import { OpnameError, TAGS_MAX, type MemberSites, type SiteTag, type Tag } from '@opname/protocol';
import type { Kysely } from 'kysely';
import type { StaffCaller } from '../access/caller.ts';
import type { NameOfStaff } from '../access/staff-names.ts';
import { normalise } from '../facts/words.ts';
import type { Database } from '../store/database.ts';
import type { KeyStore, RecordingKey } from '../store/keys/key-store.ts';
import { tagPlace } from '../store/place.ts';
import type { Tags as TagRow } from '../store/note-tables.ts';
import type { Recordings, Schema } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';
import { stillHeld } from '../store/still-held.ts';
import { openTag, readTagNames } from './tag-names.ts';

/** By what words experts find recordings. Only of recordings that may be read, which whoever asks has made sure of. */
export interface Tags {
  list(recording: Recordings): Promise<Tag[]>;
  /** One that it has already stays as it is; neither case nor the form of an accent makes another. */
  give(recording: Recordings, name: string, author: StaffCaller): Promise<Tag>;
  /** One that is not there is gone already. */
  remove(recording: Recordings, id: string): Promise<void>;
  /** What recordings of these sites have, by their names. */
  listOfSites(sites: MemberSites): Promise<SiteTag[]>;
}

export interface TagParts {
  database: Database<Schema>;
  keys: Pick<KeyStore, 'read' | 'readMany'>;
  nameOfStaff: NameOfStaff;
  now: () => number;
}

/** Recordings whose tags are opened together: some milliseconds, between which others are answered. */
const BATCH = 250;

/** Recordings, the newest first, whose tags are offered: as many as the list looks through at once. */
const LOOK_MAX = 10_000;

export function createTags(parts: TagParts): Tags {
  const { query } = parts.database;
  return {
    async list(recording) {
      const key = await readKey(parts, recording);
      return (await readAll(parts, recording, key)).toSorted((a, b) => a.name.localeCompare(b.name));
    },

    give: (recording, name, author) => give(parts, recording, { name: name.trim(), author }),

    async remove({ id: recording }, id) {
      await query.deleteFrom('tags').where('recording', '=', recording).where('id', '=', id).execute();
    },

    async listOfSites(sites) {
      const counts = new Map<string, SiteTag>();
      const tagged = await listTagged(query, sites, parts.now());
      for (let from = 0; from < tagged.length; from += BATCH) {
        const batch = tagged.slice(from, from + BATCH);
        const names = await readTagNames(query, parts.keys, batch);
        for (const { id, site } of batch) for (const name of names.get(id) ?? []) count(counts, site, name);
      }
      return [...counts.values()].toSorted((a, b) => a.name.localeCompare(b.name));
    },
  };
}

async function listTagged(query: Kysely<Schema>, sites: MemberSites, now: number) {
  let select = query
    .selectFrom('recordings as r')
    .select(['r.id', 'r.site'])
    .where('r.expires_at', '>', now)
    .where((of) => of.exists(of.selectFrom('tags').select('tags.id').whereRef('tags.recording', '=', 'r.id')));
  if (sites) select = select.where('r.site', 'in', sites);
  return await select.orderBy('r.consented_at', 'desc').limit(LOOK_MAX).execute();
}

function count(counts: Map<string, SiteTag>, site: string, name: string): void {
  const same = JSON.stringify([site, normalise(name)]);
  const { recordings } = counts.get(same) ?? { recordings: 0 };
  counts.set(same, { name: counts.get(same)?.name ?? name, site, recordings: recordings + 1 });
}

async function readKey({ keys }: TagParts, recording: Recordings): Promise<RecordingKey> {
  const key = await keys.read(recording.id);
  if (!key) throw new OpnameError('recording-erased');
  return key;
}

async function readAll({ database, nameOfStaff }: TagParts, { id, site }: Recordings, key: RecordingKey) {
  const select = database.query.selectFrom('tags').selectAll().where('recording', '=', id);
  const rows = await select.orderBy('written_at').orderBy('id').execute();
  return await Promise.all(rows.map((row) => toTag(nameOfStaff, row, openTag(key, site, row))));
}

async function toTag(nameOfStaff: NameOfStaff, { id, author, written_at: writtenAt }: TagRow, name: string) {
  return { id, name, author: await nameOfStaff(author), writtenAt };
}

async function give(parts: TagParts, recording: Recordings, { name, author }: { name: string; author: StaffCaller }) {
  const { query, write } = parts.database;
  const key = await readKey(parts, recording);
  const held = await readAll(parts, recording, key);
  const same = held.find((tag) => normalise(tag.name) === normalise(name));
  if (same) return same;
  if (held.length >= TAGS_MAX) throw new OpnameError('tags-full');
  const id = randomUUID();
  const place = tagPlace({ site: recording.site, recording: recording.id }, id);
  const row: TagRow = {
    id,
    recording: recording.id,
    author: author.id,
    written_at: parts.now(),
    sealed: key.seal(Buffer.from(name), place),
  };
  const outcome = await write([stillHeld(query, recording.id), toStatement(query.insertInto('tags').values(row), 1)]);
  if (outcome.status === 'refused') throw new OpnameError('recording-erased');
  return await toTag(parts.nameOfStaff, row, name);
}
