import {
  calculateJwkThumbprint,
  CompactSign,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JSONWebKeySet,
  type JWK,
} from 'jose';
import type { Database } from '../database.ts';
import type { KeyTables } from './database-key-store.ts';
import { createRecordingKey } from './recording-key.ts';

/** Ed25519 (RFC 8037): signatures are short, and the same content has always the same one. */
const ALGORITHM = 'EdDSA';

/** Signs what has to be believed without asking the server again: receipts and checkpoints. */
export interface Signer {
  /** @returns the content as a JWS in compact form; `type` says what it is, and goes into its header as `typ`. */
  sign(content: object, type: string): Promise<string>;
  /** The public half of every key that was ever used. */
  readPublicKeys(): Promise<JSONWebKeySet>;
}

const place = (kid: string) => ['signing key', kid];

/** Opens the key that is signed with, which lies beside the keys of recordings, wrapped by the master key. */
export async function openSigner(database: Database<KeyTables>, master: Uint8Array): Promise<Signer> {
  const wrapper = createRecordingKey(master);
  const newest = () =>
    database.query.selectFrom('signing_keys').selectAll().orderBy('created_at', 'desc').orderBy('kid').limit(1);

  if (!(await newest().executeTakeFirst()))
    await database.query
      .insertInto('signing_keys')
      .values(await make())
      .execute();
  const { kid, wrapped } = await newest().executeTakeFirstOrThrow();
  const jwk = JSON.parse(Buffer.from(wrapper.open(wrapped, place(kid))).toString()) as JWK;
  const key = await importJWK(jwk, ALGORITHM);

  async function make() {
    const pair = await generateKeyPair(ALGORITHM, { extractable: true });
    const jwkOfPublic = await exportJWK(pair.publicKey);
    const made = await calculateJwkThumbprint(jwkOfPublic);
    const secret = JSON.stringify(await exportJWK(pair.privateKey));
    return {
      kid: made,
      created_at: Date.now(),
      wrapped: wrapper.seal(Buffer.from(secret), place(made)),
      public: JSON.stringify({ ...jwkOfPublic, kid: made, use: 'sig', alg: ALGORITHM }),
    };
  }

  return {
    sign: (content, type) =>
      new CompactSign(Buffer.from(JSON.stringify(content)))
        .setProtectedHeader({ alg: ALGORITHM, kid, typ: type })
        .sign(key),
    async readPublicKeys() {
      const rows = await database.query.selectFrom('signing_keys').select('public').orderBy('created_at').execute();
      return { keys: rows.map((row) => JSON.parse(row.public) as JWK) };
    },
  };
}
