/** Accounts of staff beside the first one, which a server does not make by itself. */
import type { StaffRole } from '@opname/protocol';
import { createIsOwnOrigin } from '../src/access/own-origin.ts';
import { createStaff } from '../src/access/staff.ts';
import { PASSWORD, type TestServer } from './test-server.ts';

/** Makes an account for each role, named `<role>@example.org`, while the server rests. */
export async function createAccounts(server: TestServer, roles: readonly StaffRole[]): Promise<void> {
  await server.restart(async () => {
    const stores = await server.openStores();
    const { database, master } = stores;
    const secret = master.sessions;
    const staff = createStaff({
      database,
      secret,
      ownOrigin: server.url,
      isOwnOrigin: createIsOwnOrigin(server.url),
      log: () => undefined,
      notes: { changed: async () => undefined, tried: () => undefined },
    });
    const { internalAdapter, password } = await staff.context;
    for (const role of roles) {
      const account = { email: `${role}@example.org`, name: role, emailVerified: true, role };
      const user = await internalAdapter.createUser(account, { method: 'password' });
      await internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: await password.hash(PASSWORD),
      });
    }
    await stores.close();
  });
}

/** @returns the headers by which an account of this role is known. */
export async function signIn({ url }: TestServer, role: StaffRole): Promise<Record<string, string>> {
  const response = await fetch(`${url}/v1/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: `${role}@example.org`, password: PASSWORD }),
  });
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return { cookie: cookies.join('; ') };
}
