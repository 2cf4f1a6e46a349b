/**
 * The pictures and fonts of recordings. A page says first for what its addresses stand, and hands over the bytes that are
 * wanted; each is kept once in its recording, sealed with its key, as a blob among its packs. Names and hashes are kept as
 * the recording's key makes them, so that without it nobody can tell which picture was shown.
 */
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { assetTypeOf, cleanAddress } from '@opname/privacy';
import {
  LATE_UPLOAD_MS,
  OpnameError,
  RECORDING_MAX_ASSET_BYTES,
  RECORDING_MAX_ASSET_NAMES,
  RECORDING_MAX_ASSETS,
  RECORDING_MAX_BYTES,
  type AssetHeld,
  type AssetName,
  type AssetsWanted,
  type GrantClaims,
} from '@opname/protocol';
import type { Kysely } from 'kysely';
import { isDrawable } from './is-drawable.ts';
import type { RecordingStates } from '../ingest/recording-states.ts';
import type { BlobSweeper } from '../pack/blob-sweeper.ts';
import type { Serial } from '../serial.ts';
import type { BlobStore } from '../store/blob-store.ts';
import type { Database, Statement } from '../store/database.ts';
import type { KeyStore, RecordingKey } from '../store/keys/key-store.ts';
import { assetNamePlace, assetPlace } from '../store/place.ts';
import { assertReadable } from '../store/recording-state.ts';
import type { AssetNames, Recordings, Schema } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';

export interface Assets {
  /** Resolves when the names are durable. */
  name(grant: GrantClaims, assets: readonly AssetName[]): Promise<AssetsWanted>;
  /** Resolves when the bytes are durable, now or since they were sent before. */
  hold(grant: GrantClaims, hash: string, bytes: Buffer): Promise<AssetHeld>;
}

export interface AssetParts {
  database: Database<Schema>;
  blobs: Pick<BlobStore, 'put'>;
  sweeper: Pick<BlobSweeper, 'announce' | 'sweep'>;
  keys: Pick<KeyStore, 'read'>;
  serial: Serial;
  states: Pick<RecordingStates, 'read'>;
  now: () => number;
}

/** A recording that takes assets, with its key. */
interface Taking {
  recording: Recordings;
  key: RecordingKey;
}

export function createAssets(parts: AssetParts): Assets {
  const { database, serial, states } = parts;
  return {
    async name({ recording: id }, assets) {
      const taking = await findTaking(parts, id);
      const rows = assets.map((asset) => toRow(taking, asset));
      await insertNames(parts, taking, rows);
      const named = [...new Set(rows.map(({ asset }) => asset))];
      const held = new Set(await listHeld(database.query, id, named));
      const hashes = [...new Set(assets.flatMap(({ hash }) => hash ?? []))];
      return { wanted: hashes.filter((hash) => !held.has(assetIdOf(taking.key, hash))), ...(await states.read(id)) };
    },

    async hold({ recording: id }, hash, bytes) {
      const taking = await findTaking(parts, id);
      if (createHash('sha256').update(bytes).digest('hex') !== hash) throw new OpnameError('asset-differs');
      const type = assetTypeOf(bytes);
      if (!type || !isDrawable(type, bytes)) throw new OpnameError('unknown-asset-type');
      await serial(id, () => write(parts, taking, { id: assetIdOf(taking.key, hash), type, bytes }));
      return { held: hash, ...(await states.read(id)) };
    },
  };
}

/** Throws why the recording takes none. */
async function findTaking({ database, keys, now }: AssetParts, id: string): Promise<Taking> {
  const recording = await assertReadable(database.query, id, now(), 'bad-grant');
  if (recording.level === 'structure') throw new OpnameError('no-assets-at-level');
  if (recording.state === 'paused') throw new OpnameError('recording-paused');
  if (recording.state === 'stopped') throw new OpnameError('recording-stopped');
  if (now() > recording.until + LATE_UPLOAD_MS) throw new OpnameError('window-over');
  const key = await keys.read(id);
  if (!key) throw new OpnameError('bad-grant', 'the key of its recording is not here');
  return { recording, key };
}

/** @returns the id of an asset, the same for the same bytes in one recording and another in every other. */
function assetIdOf(key: RecordingKey, hash: string): string {
  return createHmac('sha256', key.secret).update(`asset\n${hash}`).digest('hex');
}

function toRow({ recording, key }: Taking, { address, hash, width, height }: AssetName): AssetNames {
  if (cleanAddress(address) !== address)
    throw new OpnameError('invalid-request', 'an address is not as the sanitiser leaves it');
  const name = createHmac('sha256', key.secret).update(`address\n${address}`).digest('hex');
  const asset = hash === undefined ? '' : assetIdOf(key, hash);
  const { id, site } = recording;
  const told = Buffer.from(JSON.stringify({ address, width: width ?? null, height: height ?? null }));
  const sealed = key.seal(told, assetNamePlace({ site, recording: id }, { name, asset }));
  return { recording: id, name, asset, sealed };
}

async function insertNames(parts: AssetParts, { recording }: Taking, rows: readonly AssetNames[]): Promise<void> {
  const { query, write: writeUnit } = parts.database;
  const { named } = await query
    .selectFrom('asset_names')
    .select(({ fn }) => fn.countAll<number>().as('named'))
    .where('recording', '=', recording.id)
    .executeTakeFirstOrThrow();
  if (named + rows.length > RECORDING_MAX_ASSET_NAMES) throw new OpnameError('assets-full');
  const inserts = rows.map((row) =>
    toStatement(
      query
        .insertInto('asset_names')
        .values(row)
        .onConflict((conflict) => conflict.doNothing()),
    ),
  );
  const outcome = await writeUnit([takeBytes(query, recording.id, 0), ...inserts]);
  if (outcome.status === 'refused') await explain(parts, recording.id);
}

async function listHeld(query: Kysely<Schema>, recording: string, ids: readonly string[]): Promise<string[]> {
  const held = query.selectFrom('assets').select('id').where('recording', '=', recording).where('id', 'in', ids);
  return (await held.execute()).map(({ id }) => id);
}

interface Arriving {
  id: string;
  type: string;
  bytes: Uint8Array;
}

/** The blob first, then one transaction by which it is one of the recording's; nobody else changes the recording now. */
async function write(parts: AssetParts, { recording, key }: Taking, { id, type, bytes }: Arriving): Promise<void> {
  const { database, blobs, sweeper } = parts;
  const { query } = database;
  if ((await listHeld(query, recording.id, [id])).length > 0) return;
  await assertWanted(query, recording.id, { id, size: bytes.byteLength });
  const sealed = key.seal(bytes, assetPlace({ site: recording.site, recording: recording.id }, id));
  const blob = `packs/${recording.id}/${randomUUID()}`;
  await sweeper.announce(blob, recording.id);
  await blobs.put(blob, sealed);
  const hold = query.updateTable('blobs').set({ state: 'held' }).where('key', '=', blob).where('state', '=', 'writing');
  const row = { recording: recording.id, id, blob, type, bytes: bytes.byteLength };
  const outcome = await database.write([
    takeBytes(query, recording.id, sealed.byteLength),
    toStatement(hold, 1),
    toStatement(query.insertInto('assets').values(row), 1),
  ]);
  if (outcome.status === 'written') return;
  await sweeper.sweep(recording.id);
  await explain(parts, recording.id);
}

async function assertWanted(query: Kysely<Schema>, recording: string, { id, size }: { id: string; size: number }) {
  const named = query.selectFrom('asset_names').select('name').where('recording', '=', recording);
  if (!(await named.where('asset', '=', id).executeTakeFirst())) throw new OpnameError('asset-not-named');
  const { count, bytes } = await query
    .selectFrom('assets')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.sum<number | null>('bytes').as('bytes')])
    .where('recording', '=', recording)
    .executeTakeFirstOrThrow();
  if (count >= RECORDING_MAX_ASSETS || (bytes ?? 0) + size > RECORDING_MAX_ASSET_BYTES)
    throw new OpnameError('assets-full');
}

/** Nothing comes to a recording that is paused, stopped, or whose removal was decided: it would be left behind. */
function takeBytes(query: Kysely<Schema>, recording: string, bytes: number): Statement {
  const update = query
    .updateTable('recordings')
    .set((row) => ({ bytes: row('bytes', '+', bytes) }))
    .where('id', '=', recording)
    .where('state', '=', 'recording')
    .where('bytes', '<=', RECORDING_MAX_BYTES - bytes)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('removals').select('recording').where('recording', '=', recording))));
  return toStatement(update, 1);
}

/** Throws why the store refused what would have been taken a moment ago. */
async function explain(parts: AssetParts, recording: string): Promise<never> {
  await findTaking(parts, recording);
  throw new OpnameError('assets-full');
}
