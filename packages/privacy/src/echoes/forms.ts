/** Characters up to which encodings are looked for; longer secrets (a private key) are found as they are. */
const ENCODED_MAX = 256;
/** Characters from which an encoding is telling and not an accident. */
const ENCODED_MIN = 4;

/** @returns the encodings of a secret: reversed, URL, hex, base64 at each alignment, character codes, escapes. */
export function formsOf(secret: string): string[] {
  if (secret.length < ENCODED_MIN || secret.length > ENCODED_MAX) return [];
  const characters = Array.from(secret);
  const units = characters.map((character) => character.codePointAt(0) ?? 0);
  const uri = encodeURIComponent(secret.replaceAll(/\p{Surrogate}/gu, '\uFFFD'));
  const bytes = bytesOf(uri);
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0'));
  const forms = [
    characters.toReversed().join(''),
    uri,
    hex.join(''),
    hex.map((byte) => `%${byte}`).join(''),
    hex.map((byte) => `0x${byte}`).join(''),
    ...[0, 1, 2].map((shift) => base64(bytes, shift)),
    units.join(','),
    units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join(''),
    units.map((unit) => `&#${unit};`).join(''),
    units.map((unit) => `&#x${unit.toString(16)};`).join(''),
  ];
  return [...new Set(forms)].filter((form) => form !== secret);
}

/** @returns the bytes in UTF-8 of what is percent-encoded. */
function bytesOf(uri: string): number[] {
  const bytes: number[] = [];
  for (let index = 0; index < uri.length; index++) {
    const isEscape = uri.charAt(index) === '%';
    bytes.push(isEscape ? Number.parseInt(uri.slice(index + 1, index + 3), 16) : uri.charCodeAt(index));
    if (isEscape) index += 2;
  }
  return bytes;
}

/** Of browsers and of Node. */
declare function btoa(bytes: string): string;

/** @returns what of the secret's base64 is the same whatever stands around it, when `shift` bytes stand before it. */
function base64(bytes: readonly number[], shift: number): string {
  const padded = [...Array.from({ length: shift }, () => 0), ...bytes];
  return btoa(String.fromCharCode(...padded)).slice(Math.ceil((shift * 8) / 6), Math.floor((padded.length * 8) / 6));
}
