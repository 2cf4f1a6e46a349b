import { ASSET_MAX_BYTES } from '@opname/protocol';

/** Milliseconds for what should lie in the cache. */
const READ_MAX_MS = 5_000;

/**
 * @returns the bytes of what the browser has loaded; undefined where they cannot be had. Of the own origin out of its
 * cache and never from the network; of another one with CORS, as the page has loaded it.
 */
export async function readLoaded(address: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const isOwn = new URL(address).origin === location.origin;
  try {
    const answer = await fetch(address, {
      ...(isOwn ? { mode: 'same-origin', cache: 'only-if-cached' } : { mode: 'cors', cache: 'force-cache' }),
      credentials: 'same-origin',
      signal: AbortSignal.any([signal, AbortSignal.timeout(READ_MAX_MS)]),
    });
    if (answer.status !== 200) return undefined;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return bytes.length > 0 && bytes.length <= ASSET_MAX_BYTES ? bytes : undefined;
  } catch {
    // Not in the cache, not to be read, too slow, or stopped: there is a plain area in its place.
    return undefined;
  }
}
