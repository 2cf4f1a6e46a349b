import { ASSET_MAX_PIXELS, type AssetType } from '@opname/protocol';
import { imageSize } from 'image-size';

/** A picture of a few kilobytes can have any number of pixels, and a player that draws it stands still. */
export function isDrawable(type: AssetType, bytes: Uint8Array): boolean {
  if (!type.startsWith('image/') || type === 'image/svg+xml') return true;
  try {
    const { width, height } = imageSize(bytes);
    return width * height <= ASSET_MAX_PIXELS;
  } catch {
    return false;
  }
}
