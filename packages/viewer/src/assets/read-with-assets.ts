import type { Asset } from '@opname/protocol';
import type { RecordingSource } from '../player/recording-source.ts';
import { mapAddresses } from './map-addresses.ts';

/** Milliseconds after which a recording is asked again what it holds: one that is still recorded gets more. */
const LIST_AGAIN_MS = 30_000;

/** Pictures and fonts that are read side by side, as browsers do. */
const SIDE_BY_SIDE = 6;

export interface AssetReader {
  /** @returns a segment's events, in which its own pictures and fonts stand for the addresses of the page. */
  readSegment: (segment: string, signal: AbortSignal) => Promise<readonly unknown[]>;
  /** Lets go of all that was read. */
  release(): void;
}

/**
 * Reads the segments of a recording with what they show. What cannot be had is a plain area, and is counted; nothing is asked
 * of the page.
 */
export function createAssetReader(
  source: RecordingSource,
  onMissing: (addresses: number) => void = () => {},
): AssetReader {
  const urls = new Map<string, string>();
  const missing = new Set<string>();
  let assets: ReadonlyMap<string, Asset> = new Map();
  let listedAt = -Infinity;

  async function list(signal: AbortSignal): Promise<void> {
    if (performance.now() - listedAt < LIST_AGAIN_MS) return;
    listedAt = performance.now();
    // A recording without its pictures is better than none.
    const listed = await source.listAssets(signal).catch(() => []);
    if (listed.length > 0) assets = new Map(listed.map((asset) => [asset.address, asset]));
  }
  async function fetchAll(ids: readonly Asset[]): Promise<void> {
    const waiting = [...ids];
    const work = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const { asset: id } = next;
        if (id === null || urls.has(id)) continue;
        const url = await source.readAsset(next).catch(() => undefined);
        if (url !== undefined) urls.set(id, url);
      }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  }
  return {
    async readSegment(segment, signal) {
      const [events] = await Promise.all([source.readSegment(segment, signal), list(signal)]);
      if (!Array.isArray(events)) return events;
      const find = createFind(events, assets);
      const found = new Set<Asset>();
      const note = (address: string) => {
        const asset = find(address);
        if (asset?.asset) found.add(asset);
        return undefined;
      };
      // Twice: what is found first has to be read before anything can stand for it.
      mapAddresses(events, { held: note, picture: (address) => note(address) ?? address, isAsking: true });
      await fetchAll([...found]);
      const held = (address: string) => {
        const asset = find(address);
        const url = urls.get(asset?.asset ?? '');
        // What the page never showed is not known, and is missed by nobody.
        if (asset && url === undefined) missing.add(asset.address);
        return url;
      };
      mapAddresses(events, {
        held,
        picture: (address) => (IN_EVENT.test(address) ? address : (held(address) ?? plainArea(find(address)))),
      });
      if (missing.size > 0) onMissing(missing.size);
      return events;
    },
    release() {
      for (const url of urls.values()) if (url.startsWith('blob:')) URL.revokeObjectURL(url);
      urls.clear();
    },
  };
}

/** What needs nothing from elsewhere. */
const IN_EVENT = /^(?:data:|blob:|#)/i;

/** rrweb's number for what a page is, with its address. */
const META = 4;

/** @returns what finds the asset of an address, which may be told from that of the page. */
function createFind(events: readonly unknown[], assets: ReadonlyMap<string, Asset>) {
  const meta = events.find((event) => (event as { type?: unknown } | null)?.type === META);
  const { href } = ((meta as { data?: unknown } | undefined)?.data ?? {}) as { href?: unknown };
  const base = typeof href === 'string' && URL.canParse(href) ? href : undefined;
  return (address: string): Asset | undefined => {
    const known = assets.get(address);
    if (known || base === undefined || /^[a-z]+:/i.test(address)) return known;
    return URL.canParse(address, base) ? assets.get(new URL(address, base).href) : undefined;
  };
}

/** CSS pixels of a side where nobody knows: as large as a browser draws a picture that it does not get. */
const SIDE = 16;

/** @returns a picture without a picture, as large as it was. */
function plainArea(asset: Asset | undefined): string {
  const { width, height } = asset ?? {};
  const size = `width="${width ?? SIDE}" height="${height ?? SIDE}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size} preserveAspectRatio="none" viewBox="0 0 1 1"><path fill="#8b93a1" fill-opacity=".25" d="M0 0h1v1H0z"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
