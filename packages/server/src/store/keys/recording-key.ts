import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto';
import type { Place, RecordingKey } from './key-store.ts';

const CIPHER = 'aes-256-gcm';

/** Bytes of a nonce and of an authentication tag, as GCM (NIST SP 800-38D) recommends them. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Bytes of an AES-256 key. */
export const KEY_BYTES = 32;

/**
 * Sealed bytes are nonce, ciphertext, tag. A random nonce is safe for 2^32 messages of one key; a recording has at most
 * as many chunks and segments as RECORDING_MAX_BYTES allows, which is far less.
 */
export function createRecordingKey(secret: Uint8Array): RecordingKey {
  // Node takes four times as long to begin a cipher with bytes as with a key object.
  const key = createSecretKey(secret);
  return {
    secret,
    seal(bytes, place) {
      const sealed = Buffer.allocUnsafeSlow(NONCE_BYTES + bytes.byteLength + TAG_BYTES);
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(encodePlace(place));
      sealed.set(nonce);
      sealed.set(cipher.update(bytes), NONCE_BYTES);
      cipher.final();
      sealed.set(cipher.getAuthTag(), NONCE_BYTES + bytes.byteLength);
      return sealed;
    },
    open(sealed, place) {
      const nonce = sealed.subarray(0, NONCE_BYTES);
      const decipher = createDecipheriv(CIPHER, key, nonce).setAAD(encodePlace(place));
      decipher.setAuthTag(sealed.subarray(sealed.byteLength - TAG_BYTES));
      const bytes = decipher.update(sealed.subarray(NONCE_BYTES, sealed.byteLength - TAG_BYTES));
      decipher.final();
      return bytes;
    },
  };
}

/** No part can run over into the next: none holds a line break. */
function encodePlace(place: Place): Buffer {
  return Buffer.from(place.join('\n'));
}
