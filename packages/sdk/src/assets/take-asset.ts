import { assetTypeOf } from '@opname/privacy';
import type { AssetName } from '@opname/protocol';
import { bareOf } from './loaded.ts';
import { readLoaded } from './read-loaded.ts';

/** A picture or a font with what is told of it; without bytes it is missing. */
export interface Taken {
  name: AssetName;
  bytes?: Uint8Array<ArrayBuffer>;
}

export interface Wish {
  /** As it stands in the recording. */
  address: string;
  /** As the browser loaded it. */
  url: string;
  /** Whether it may be read if it is of another origin. */
  isReadable: boolean;
}

/** @returns what there is of it; undefined where nothing can be told of it either. */
export async function takeAsset({ address, url, isReadable }: Wish, signal: AbortSignal): Promise<Taken | undefined> {
  const mayRead = isReadable || new URL(url).origin === location.origin;
  const bytes = mayRead ? await readLoaded(url, signal) : undefined;
  if (!bytes || !assetTypeOf(bytes)) return describeMissing(address);
  const hash = Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  return { name: { address, hash }, bytes };
}

/** CSS pixels of a side that are told; nothing larger is drawn. */
const SIDE_MAX = 32_767;

/** How large a picture is that cannot be had, so that it keeps its place. */
function describeMissing(address: string): Taken | undefined {
  const shown = Array.from(document.images).find(({ currentSrc }) => bareOf(currentSrc) === address);
  if (!shown?.naturalWidth || !shown.naturalHeight) return undefined;
  const [width, height] = [Math.min(SIDE_MAX, shown.naturalWidth), Math.min(SIDE_MAX, shown.naturalHeight)];
  return { name: { address, width, height } };
}
