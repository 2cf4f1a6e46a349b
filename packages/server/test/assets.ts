/** A picture as pages hand it over. */
import { createHash } from 'node:crypto';
import { ASSET_MEDIA_TYPE, type AssetNames } from '@opname/protocol';
import { ORIGIN, type TestServer } from './test-server.ts';

/** A PNG of one transparent pixel, with `marked` in it. */
export function picture(marked = ''): Uint8Array<ArrayBuffer> {
  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  return Uint8Array.from(Buffer.concat([pixel, Buffer.from(marked)]));
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const PICTURE = picture();
export const PICTURE_HASH = hashOf(PICTURE);
const PICTURE_ADDRESS = `${ORIGIN}/logo.png`;
export const NAMES: AssetNames = { assets: [{ address: PICTURE_ADDRESS, hash: PICTURE_HASH }] };

export const nameAssets = ({ url }: Pick<TestServer, 'url'>, grant: string, names: unknown): Promise<Response> =>
  fetch(`${url}/v1/assets/names`, {
    method: 'POST',
    headers: { origin: ORIGIN, authorization: `Bearer ${grant}`, 'content-type': 'application/json' },
    body: JSON.stringify(names),
  });

export const uploadAsset = (
  { url }: Pick<TestServer, 'url'>,
  grant: string,
  bytes: Uint8Array<ArrayBuffer>,
  hash = hashOf(bytes),
): Promise<Response> =>
  fetch(`${url}/v1/assets`, {
    method: 'PUT',
    headers: {
      origin: ORIGIN,
      authorization: `Bearer ${grant}`,
      'content-type': ASSET_MEDIA_TYPE,
      'opname-asset': hash,
    },
    body: bytes,
  });

/** Names a picture and hands it over. */
export async function holdPicture(server: TestServer, grant: string, bytes = PICTURE, address = PICTURE_ADDRESS) {
  await nameAssets(server, grant, { assets: [{ address, hash: hashOf(bytes) }] });
  return await uploadAsset(server, grant, bytes);
}
