import { gunzipSync, inflateSync, constants } from 'node:zlib';

/** What was cut off in the middle of a stream is read as far as it goes. */
const LOOSE = { finishFlush: constants.Z_SYNC_FLUSH };
const [GZIP, ZLIB] = [0x1f, 0x78];
const ZLIB_LEVELS = new Set([0x01, 0x5e, 0x9c, 0xda]);
/** Recorders compress what they put into a body that is compressed itself. */
const DEPTH_MAX = 3;

/** @returns whether a text stands in what a recorder sent, whatever it was packed in. */
export function isInBodies(bodies: readonly Buffer[], text: string): boolean {
  return bodies.some((body) => isInside(body, text, 0));
}

function isInside(body: Buffer, text: string, depth: number): boolean {
  if (body.includes(text)) return true;
  if (depth === DEPTH_MAX) return false;
  return unpacked(body).some((inner) => isInside(inner, text, depth + 1));
}

function unpacked(body: Buffer): Buffer[] {
  const found: Buffer[] = stringsOf(body).filter((inner) => inner[0] === GZIP);
  for (let at = 0; at < body.length - 2; at++) {
    const unpack = unpackerAt(body, at);
    if (!unpack) continue;
    try {
      found.push(unpack(body.subarray(at), LOOSE));
    } catch {
      // Bytes that only look like the beginning of a stream.
    }
  }
  return found;
}

function unpackerAt(body: Buffer, at: number): typeof gunzipSync | undefined {
  if (body[at] === GZIP && body[at + 1] === 0x8b && body[at + 2] === 8) return gunzipSync;
  return body[at] === ZLIB && ZLIB_LEVELS.has(body[at + 1] ?? 0) ? inflateSync : undefined;
}

/** PostHog puts bytes into JSON as characters. */
function stringsOf(body: Buffer): Buffer[] {
  const strings: Buffer[] = [];
  try {
    JSON.parse(body.toString(), (_, value: unknown) => {
      if (typeof value === 'string') strings.push(Buffer.from(value, 'latin1'));
      return value;
    });
  } catch {
    // No JSON.
  }
  return strings;
}
