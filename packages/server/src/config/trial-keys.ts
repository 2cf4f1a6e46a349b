import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { Type } from 'typebox';

/** A public key as a JWK (RFC 7517), of which the kind decides the rest. */
export const TrialKey = Type.Object({ kty: Type.Enum(['OKP', 'EC', 'RSA']) });

/** Bits of an RSA key that are enough (RFC 7518, section 3.3). */
const RSA_MIN_BITS = 2048;

/** @returns the keys with which a site signs the starts of its trials; throws with the cure. */
export function parseTrialKeys(site: string, keys: readonly object[]): KeyObject[] {
  return keys.map((jwk, index) => {
    const place = `The file of sites has a trial key (trialKeys[${index}] of "${site}")`;
    if ('d' in jwk) throw new Error(`${place} that is private; register only its public half, and replace the pair.`);
    const key = read(jwk);
    if (!key || !isStrong(key)) {
      throw new Error(`${place} that is none of Ed25519, P-256 or RSA of ${RSA_MIN_BITS} bits; make one of those.`);
    }
    return key;
  });
}

function read(jwk: object): KeyObject | undefined {
  try {
    return createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' });
  } catch {
    return undefined;
  }
}

function isStrong({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean {
  const { namedCurve, modulusLength = 0 } = asymmetricKeyDetails ?? {};
  return (
    asymmetricKeyType === 'ed25519' ||
    (asymmetricKeyType === 'ec' && namedCurve === 'prime256v1') ||
    (asymmetricKeyType === 'rsa' && modulusLength >= RSA_MIN_BITS)
  );
}
