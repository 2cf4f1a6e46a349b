/** Where the parts meet by which staff and machines are known. */
import type { SignInWays, StaffRole } from '@opname/protocol';
import type { FastifyBaseLogger } from 'fastify';
import { createApiKeys, type ApiKeys } from './access/api-keys.ts';
import { ensureFirstAccount } from './access/first-account.ts';
import { createIsOwnOrigin, type IsOwnOrigin } from './access/own-origin.ts';
import { createProvider } from './access/provider.ts';
import { createStaff, type Staff, type StaffOptions } from './access/staff.ts';
import type { Config } from './config/config.ts';
import type { Proof } from './proof.ts';
import type { Stores } from './stores.ts';

export interface SignInOptions {
  stores: Stores;
  proof: Pick<Proof, 'ledger'>;
  ownOrigin: string;
  now: () => number;
}

export interface SignIn {
  staff: Staff;
  apiKeys: ApiKeys;
  isOwnOrigin: IsOwnOrigin;
  /** Only when the first account has just been made with a password that nobody chose. */
  adminPassword?: string | undefined;
  secondFactorFor: StaffRole[];
  signInWays: SignInWays;
}

export async function createSignIn(logger: FastifyBaseLogger, config: Config, options: SignInOptions): Promise<SignIn> {
  const { stores, proof, ownOrigin, now } = options;
  const { database, master } = stores;
  const log: StaffOptions['log'] = (level, message) => logger[level](`sign-in: ${message}`);
  const notes: StaffOptions['notes'] = {
    changed: async (kind, member) => void (await proof.ledger.write([], [{ at: now(), kind, body: { member } }])),
    tried: ({ means, member }) =>
      member ? logger.info({ means, member }, 'signed in') : logger.warn({ means }, 'a sign-in was refused'),
  };
  const isOwnOrigin = createIsOwnOrigin(config.publicUrl);
  const { provider: declared } = config;
  const provider = declared && createProvider({ provider: declared, database, ledger: proof.ledger, now });
  const staff = createStaff({ database, secret: master.sessions, ownOrigin, isOwnOrigin, log, notes, provider });
  const apiKeys = createApiKeys(database, now);
  await apiKeys.configure(config.apiKey);
  const adminPassword = await ensureFirstAccount(staff, { email: config.adminEmail, password: config.adminPassword });
  const secondFactorFor = [...(config.secondFactorFor ?? [])];
  const signInWays: SignInWays = { secondFactorFor, provider: declared ? (declared.name ?? 'OpenID Connect') : null };
  return { staff, apiKeys, isOwnOrigin, adminPassword, secondFactorFor, signInWays };
}
