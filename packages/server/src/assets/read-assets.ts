import { OpnameError, type Asset, type AssetType } from '@opname/protocol';
import type { BlobStore } from '../store/blob-store.ts';
import type { Database } from '../store/database.ts';
import type { KeyStore, RecordingKey } from '../store/keys/key-store.ts';
import { assetNamePlace, assetPlace } from '../store/place.ts';
import type { AssetNames, Recordings, Schema } from '../store/schema.ts';

/** Reads the pictures and fonts of recordings that may be read, which whoever asks has made sure of. */
export interface ReadAssets {
  /** Each address once, in no order. */
  list(recording: Recordings): Promise<Asset[]>;
  read(recording: Recordings, asset: string): Promise<Uint8Array>;
}

export interface ReadAssetParts {
  database: Database<Schema>;
  blobs: Pick<BlobStore, 'read'>;
  keys: Pick<KeyStore, 'read'>;
}

/** Bytes that sealing adds: a nonce and a tag. */
const SEAL_BYTES = 28;

export function createReadAssets({ database, blobs, keys }: ReadAssetParts): ReadAssets {
  const { query } = database;
  const assetsOf = ({ id }: Recordings) => query.selectFrom('assets').selectAll().where('recording', '=', id);

  async function readKey({ id }: Recordings): Promise<RecordingKey> {
    const key = await keys.read(id);
    if (!key) throw new OpnameError('recording-erased');
    return key;
  }

  return {
    async list(recording) {
      const rows = await query.selectFrom('asset_names').selectAll().where('recording', '=', recording.id).execute();
      const types = new Map((await assetsOf(recording).execute()).map(({ id, type }) => [id, type as AssetType]));
      const key = await readKey(recording);
      const open = ({ name, asset, sealed }: AssetNames) =>
        JSON.parse(
          Buffer.from(key.open(sealed, assetNamePlace(placeOf(recording), { name, asset }))).toString(),
        ) as Omit<Asset, 'asset' | 'type'>;
      return [...Map.groupBy(rows, ({ name }) => name).values()].flatMap((group) => {
        const told = group.map(open).reduce((known, more) => (known.width === null ? more : known));
        const asset = standsFor(group);
        const type = asset === null ? undefined : types.get(asset);
        return Object.assign(told, { asset: type ? asset : null, type: type ?? null });
      });
    },

    async read(recording, asset) {
      const row = await assetsOf(recording).where('id', '=', asset).executeTakeFirst();
      if (!row) throw new OpnameError('unknown-asset');
      const key = await readKey(recording);
      const sealed = await blobs.read(row.blob, 0, row.bytes + SEAL_BYTES);
      return key.open(sealed, assetPlace(placeOf(recording), asset));
    },
  };
}

const placeOf = ({ site, id: recording }: Recordings) => ({ site, recording });

/** An address that stood for several pictures tells none of them: their queries, which told them apart, were left out. */
function standsFor(group: readonly AssetNames[]): string | null {
  const assets = group.map(({ asset }) => asset).filter((asset) => asset !== '');
  return assets.length === 1 ? (assets[0] ?? null) : null;
}
