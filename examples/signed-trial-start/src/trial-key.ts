/** `node examples/signed-trial-start/src/trial-key.ts [FILE]`: makes the key once, and prints what to register. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Reads the key of the back end; where there is none, makes one that nobody else may read. */
export function readTrialKey(file: string): KeyObject {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  }
  return createPrivateKey(readFileSync(file));
}

/** @returns what belongs into `trialKeys` of the site, in the file that OPNAME_SITES names. */
export function publicJwkOf(key: KeyObject): object {
  return createPublicKey(key).export({ format: 'jwk' });
}

if (import.meta.main) {
  const key = readTrialKey(process.argv[2] ?? 'trial-key.pem');
  console.log(`"trialKeys": [${JSON.stringify(publicJwkOf(key))}]`);
}
