/** A real provider of identities (OpenID Connect), at which anybody signs in under the address that they type. */
import { createServer } from 'node:http';
import { Provider, type Context } from 'oidc-provider';
import { freePort } from './free-port.ts';

export const CLIENT = { id: 'opname', secret: 'a-secret-of-the-tests-0123456789' };

export interface IdentityProvider {
  issuer: string;
  /** What it says of an address, besides it. */
  claims: Map<string, Record<string, unknown>>;
  /** Whether it takes questions in and answers none. */
  hangs: boolean;
  stop(): Promise<void>;
}

export async function startIdentityProvider(redirectUri: string): Promise<IdentityProvider> {
  const issuer = `http://localhost:${await freePort()}`;
  const claims: IdentityProvider['claims'] = new Map();
  const provider: Provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['a key of the tests'] },
    // Whoever signs in agrees.
    async loadExistingGrant({ oidc }: Context) {
      const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, email: id, email_verified: true, ...claims.get(id) }),
    }),
  });
  const answer = provider.callback();
  const server = createServer((request, response) => void (identities.hangs || answer(request, response)));
  await new Promise<void>((resolve) => server.listen(Number(new URL(issuer).port), '127.0.0.1', resolve));
  const identities: IdentityProvider = {
    issuer,
    claims,
    hangs: false,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return identities;
}
