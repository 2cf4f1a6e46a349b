/**
 * A gzip stream made at once and without compressing (RFC 1952 around "stored" blocks of RFC 1951). While a page
 * closes nothing asynchronous finishes any more, so that `CompressionStream` cannot be used; and a compressor of our own
 * would cost more bytes in the script than it saves in the one small chunk that each page ends with.
 */

/** Bytes of a stored block: its length is a 16-bit number. */
const BLOCK_MAX_BYTES = 0xffff;
const BLOCK_HEADER_BYTES = 5;

/** Magic, deflate, no flags, no time, no extra, unknown system. */
const HEADER = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
const TRAILER_BYTES = 8;

/** @returns how many bytes `gzipStored` makes of so many. */
export function storedSize(bytes: number): number {
  return HEADER.length + Math.max(1, Math.ceil(bytes / BLOCK_MAX_BYTES)) * BLOCK_HEADER_BYTES + bytes + TRAILER_BYTES;
}

export function gzipStored(data: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(storedSize(data.length));
  const view = new DataView(out.buffer);
  out.set(HEADER);
  let at = HEADER.length;
  let from = 0;
  do {
    const block = data.subarray(from, (from += BLOCK_MAX_BYTES));
    view.setUint8(at, from >= data.length ? 1 : 0);
    view.setUint16(at + 1, block.length, true);
    view.setUint16(at + 3, ~block.length, true);
    out.set(block, at + BLOCK_HEADER_BYTES);
    at += BLOCK_HEADER_BYTES + block.length;
  } while (from < data.length);
  view.setUint32(at, crc32(data), true);
  view.setUint32(at + 4, data.length, true);
  return out;
}

/** The reversed polynomial of gzip's CRC-32. */
const POLYNOMIAL = 0xedb88320;

function crc32(data: Uint8Array): number {
  const table = Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
    return value;
  });
  let crc = -1;
  for (const byte of data) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
  return ~crc;
}
