import type { AssetType } from '@opname/protocol';
import { isWorded } from '../policies/url.ts';

/** The first bytes of each kind, in hex. */
const MAGIC: readonly (readonly [AssetType, RegExp])[] = [
  ['image/png', /^89504e470d0a1a0a/],
  ['image/jpeg', /^ffd8ff/],
  ['image/gif', /^47494638(?:37|39)61/],
  ['image/webp', /^52494646.{8}57454250/],
  ['image/avif', /^.{8}66747970617669(?:66|73)/],
  ['font/woff', /^774f4646/],
  ['font/woff2', /^774f4632/],
];

/** Bytes that tell every kind apart. */
const HEAD_BYTES = 16;

/** @returns what a picture or a font is by its first bytes; undefined for what a recording may not hold. */
export function assetTypeOf(bytes: Uint8Array): AssetType | undefined {
  const head = Array.from(bytes.subarray(0, HEAD_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const found = MAGIC.find(([, magic]) => magic.test(head));
  if (found) return found[0];
  return isPlainDrawing(bytes) ? 'image/svg+xml' : undefined;
}

/** Bytes of a drawing: icons and logos have a few kB, and what is drawn by a machine is a chart of somebody's data. */
const DRAWING_MAX_BYTES = 64 * 1024;

/** References within a drawing, such as to a gradient; were they in each other they would draw some thousand things. */
const REFERENCES_MAX = 20;

/** By its first words, in UTF-8: other encodings could hide what is looked for. */
const DRAWING =
  /^\s*(?:<\?xml\s+version=["'][\d.]+["'](?:\s+encoding=["']utf-8["'])?(?:\s+standalone=["']\w+["'])?\s*\?>\s*)?<svg[\s>]/i;

/** Entities, styles from elsewhere, and elements that draw others again, filter or move. */
const ENTANGLED =
  /<!|<\?(?!xml\s)|&|<(?:use|pattern|mask|marker|symbol|filter|fe[A-Z]|animate|set)[\s>/]|url\(\s*["']?[^#"'\s]/i;

/** @returns whether it is a drawing without words, without other documents in it, and soon drawn. */
function isPlainDrawing(bytes: Uint8Array): boolean {
  if (bytes.length > DRAWING_MAX_BYTES) return false;
  // All that is looked for is ASCII, and stands so in UTF-8.
  const source = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  if (!DRAWING.test(source) || ENTANGLED.test(source) || isWorded(source)) return false;
  return source.split('url(').length <= REFERENCES_MAX + 1;
}
