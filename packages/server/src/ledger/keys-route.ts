import type { FastifyInstance } from 'fastify';
import type { Signer } from '../store/keys/signing-keys.ts';

/** Seconds that the keys may be kept: a new one is made at a start of the server, and the old ones stay. */
const MAX_AGE_S = 300;

/** The public keys with which receipts and checkpoints are checked (a JWK Set, RFC 7517). */
export function serveKeys(app: FastifyInstance, signer: Pick<Signer, 'readPublicKeys'>): void {
  app.get('/.well-known/opname-keys.json', async (_, reply) =>
    reply
      .headers({ 'access-control-allow-origin': '*', 'cache-control': `public, max-age=${MAX_AGE_S}` })
      .type('application/jwk-set+json')
      .send(JSON.stringify(await signer.readPublicKeys())),
  );
}
