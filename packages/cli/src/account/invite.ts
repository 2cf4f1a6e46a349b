import { ENDPOINTS, STAFF_ROLES, type ErrorBody, type InvitationMade, type StaffRole } from '@opname/protocol';
import { Command, Option } from 'commander';

interface InviteOptions {
  role: StaffRole;
  site?: string[];
  server: string;
  key?: string;
}

/** `opname account invite EMAIL`: prints a link by which somebody sets a password and is in. */
export function inviteCommand(): Command {
  return new Command('invite')
    .description('print a link by which somebody becomes staff; it works once and for 72 hours')
    .argument('<email>', 'their e-mail address')
    .addOption(new Option('--role <role>', 'what they may do').choices(STAFF_ROLES).makeOptionMandatory())
    .option('--site <key...>', 'for which sites; all without it')
    .addOption(new Option('--server <url>', 'address of the server').default('http://127.0.0.1:4400').env('OPNAME_URL'))
    .addOption(new Option('--key <key>', 'an API key of an administrator').env('OPNAME_API_KEY'))
    .action(invite);
}

async function invite(email: string, { role, site, server, key }: InviteOptions): Promise<void> {
  if (!key) throw new Error('No API key: set OPNAME_API_KEY, or pass --key, to a key of an administrator.');
  const { path, method } = ENDPOINTS.invite;
  const address = new URL(path, server);
  const response = await fetch(address, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ email, role, sites: site ?? null }),
  }).catch((cause: unknown) => {
    throw new Error(`No server answers at ${address.origin}; start it, or set OPNAME_URL to its address.`, { cause });
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    const { message } = (body ?? {}) as Partial<ErrorBody>;
    throw new Error(message ?? `The server answered ${response.status} without saying why; look at its log.`);
  }
  const { url, until } = body as InvitationMade;
  console.log(`${url}\nGood once, until ${new Date(until).toISOString()}; send it to ${email} yourself.`);
}
