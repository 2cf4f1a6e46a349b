import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { createRecordingKey, KEY_BYTES } from '../store/keys/recording-key.ts';

/** Bytes of a token: 256 bits, which nobody guesses. */
const TOKEN_BYTES = 32;

const PLACE = ['subject of a token'];

/** @returns a token that cannot be guessed, as it stands in a link. */
export function createToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** @returns what is kept of a token. It is random and long, so that a plain hash cannot be turned back. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Seals a participant's id with the token itself: what is kept of a link names nobody to who has not got the link. */
export function sealSubject(token: string, subject: string): Uint8Array<ArrayBuffer> {
  return keyOf(token).seal(Buffer.from(subject), PLACE);
}

export function openSubject(token: string, sealed: Uint8Array): string {
  return Buffer.from(keyOf(token).open(sealed, PLACE)).toString();
}

function keyOf(token: string) {
  return createRecordingKey(new Uint8Array(hkdfSync('sha256', token, '', 'opname subject', KEY_BYTES)));
}
