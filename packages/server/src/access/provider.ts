/**
 * Signing in at a provider of identities (OpenID Connect). It says who somebody is and gives no rights: those are an
 * account's, or those of an invitation for the same address, which is used up by it. Anybody else gets in nowhere.
 */
import { setTimeout } from 'node:timers/promises';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import type { Provider } from '../config/oidc.ts';
import type { Chain } from '../ledger/chain.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import { joinBy } from './join.ts';

/** What the sign-in library calls it, in addresses too. */
export const PROVIDER_ID = 'oidc';

export interface ProviderParts {
  provider: Provider;
  database: Database<Schema>;
  ledger: Pick<Chain, 'write'>;
  now: () => number;
}

type Profile = Readonly<Record<string, unknown>>;

/** What the sign-in library has to know of it. */
export function createProvider({ provider, database, ledger, now }: ProviderParts) {
  const { issuer, clientId, clientSecret, name } = provider;
  const join = createJoin({ database, ledger, now });
  return notHeldUp(
    genericOAuth({
      config: [
        {
          providerId: PROVIDER_ID,
          name: name ?? PROVIDER_ID,
          discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
          requireIdTokenVerification: true,
          clientId,
          clientSecret,
          scopes: ['openid', 'email', 'profile'],
          disableSignUp: true,
          async mapProfileToUser(profile) {
            // Without an address the library goes no further. Asked each time: the provider may have put somebody into
            // another group since they were let in.
            if (!isLetIn(provider, profile)) return { email: '' };
            const emailVerified = provider.trustsEmail === true || profile['email_verified'] === true;
            const { email } = profile;
            if (emailVerified && typeof email === 'string') await join(email.toLowerCase());
            return { emailVerified };
          },
        },
      ],
    }),
  );
}

/** Milliseconds that the start waits for what a provider says of itself; the library itself would wait for minutes. */
const DISCOVERY_MS = 5_000;

/** A provider that does not answer is asked again when somebody signs in at it, as the library does with one that fails. */
function notHeldUp(plugin: ReturnType<typeof genericOAuth>): ReturnType<typeof genericOAuth> {
  return {
    ...plugin,
    async init(context) {
      const pending = new Map(plugin.options.config.map((one) => [one.providerId, one]));
      const { socialProviders } = context;
      const late = { context: { socialProviders, genericOAuthPendingDiscovery: pending } };
      const timeout = setTimeout(DISCOVERY_MS, late, { ref: false });
      return Promise.race([plugin.init(context), timeout]);
    },
  };
}

function isLetIn({ emailDomains, claims = {} }: Provider, profile: Profile): boolean {
  const email = profile['email'];
  const domain = typeof email === 'string' ? email.slice(email.lastIndexOf('@') + 1).toLowerCase() : '';
  if (emailDomains && !emailDomains.includes(domain)) return false;
  return Object.entries(claims).every(([name, wanted]) => {
    const said = profile[name];
    return said === wanted || (Array.isArray(said) && said.includes(wanted));
  });
}

/** Makes the account of somebody who was invited under this address; who has one, or was not invited, is left as they are. */
function createJoin({ database: { query }, ledger, now }: Omit<ProviderParts, 'provider'>) {
  return async (email: string): Promise<void> => {
    const known = await query.selectFrom('user').select('id').where('email', '=', email).executeTakeFirst();
    if (known) return;
    const at = now();
    const invitation = await query
      .selectFrom('invitations')
      .selectAll()
      .where('email', '=', email)
      .where('until_at', '>', at)
      .orderBy('invited_at', 'desc')
      .executeTakeFirst();
    if (!invitation) return;
    const [unit, event] = joinBy(query, invitation, { at, by: 'provider' });
    await ledger.write(unit, [event]);
  };
}
