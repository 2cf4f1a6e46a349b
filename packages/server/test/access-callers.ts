/** One of each kind of caller, and the same things on two sites, of which they are there for the first. */
import { randomUUID } from 'node:crypto';
import {
  STAFF_ROLES,
  type ApiKeyMade,
  type AssetList,
  type InvitationMade,
  type LedgerEntry,
  type ParticipantLink,
  type ParticipantSession,
  type RightsRequest,
  type ShareMade,
  type ShareOpened,
  type StaffRole,
} from '@opname/protocol';
import { writeRights } from '../src/access/rights.ts';
import { holdPicture } from './assets.ts';
import { keyframe } from './events.ts';
import { API_KEY, EMAIL, PASSWORD, SHOWN, SITE, type TestServer } from './test-server.ts';

export const OTHER = { ...SITE, key: 'other' };
const SUBJECT = 'somebody';

/** Accounts on each site that are there to be changed and removed. */
const SPARE_MEMBERS = 8;

export type Headers = Record<string, string>;

/** What the addresses of endpoints name, on one site. */
export interface Things {
  site: string;
  subject: string;
  recording: string;
  segment: string;
  request: string;
  hash: string;
  grant: string;
  /** A picture of the recording. */
  asset: string;
  /** The headers of the participant's page. */
  participant: Headers;
  /** The token of a link to the participant's page. */
  token: string;
  /** The token of a link by which the recording is shared, and the headers of what it opened. */
  shareToken: string;
  link: Headers;
}

const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });

async function post<Answer>(server: TestServer, address: string, headers: Headers, body: unknown): Promise<Answer> {
  const answer = await fetch(server.url + address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${address}: ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

export async function createThings(server: TestServer, site: string): Promise<Things> {
  // Other words on each site, so that what was shown on one was not shown on the other.
  const shown = { ...SHOWN, text: `Shown on ${site}` };
  const { grant, recording } = await server.grant({ site, subject: SUBJECT, shown });
  await server.upload(grant, { page: randomUUID(), last: true, events: keyframe(server.clock.now) });
  const { index } = await server.open(recording);
  await holdPicture(server, grant);
  const { assets } = (await (await server.ask(`/v1/recordings/${recording}/assets`)).json()) as AssetList;
  const { url } = await post<ParticipantLink>(server, '/v1/participant/links', bearer(grant), {});
  const token = new URL(url).hash.slice(1);
  const { session } = await post<ParticipantSession>(server, '/v1/participant/sessions', {}, { token });
  const participant = bearer(session);
  const wish = { kind: 'question', text: 'Why?' };
  const { id: request } = await post<RightsRequest>(server, '/v1/participant/requests', participant, wish);
  const lines = (await (await server.ask('/v1/ledger')).text()).trim().split('\n');
  const { look: hash = '' } =
    lines
      .map((line) => JSON.parse((JSON.parse(line) as Partial<LedgerEntry>).body ?? '{}') as Record<string, string>)
      .find((body) => body['site'] === site && body['look'] !== undefined) ?? {};
  const segment = index[0]?.segments[0]?.id ?? '';
  const shares = `/v1/recordings/${recording}/shares`;
  const shared = await post<ShareMade>(server, shares, bearer(API_KEY), { name: 'A colleague' });
  const shareToken = new URL(shared.url).hash.slice(1);
  const opened = await post<ShareOpened>(server, '/v1/shared/sessions', {}, { token: shareToken });
  return {
    shareToken,
    link: bearer(opened.session),
    site,
    subject: SUBJECT,
    recording,
    segment,
    request,
    hash,
    grant,
    asset: assets[0]?.asset ?? '',
    participant,
    token,
  };
}

/** Accounts that nobody signs in to, put into the store while the server rests. */
export async function createSpareMembers(server: TestServer): Promise<void> {
  await server.restart(async () => {
    const stores = await server.openStores();
    for (const site of [SITE.key, OTHER.key]) {
      for (let number = 0; number < SPARE_MEMBERS; number++) {
        const id = spareMember(site, number);
        const times = { createdAt: new Date().toISOString(), updatedAt: new Date().toISOString() };
        const user = { id, name: id, email: `${id}@example.org`, emailVerified: 1, disabledAt: null, ...times };
        const rights = writeRights({ role: 'expert', sites: [site] });
        await stores.database.query
          .insertInto('user')
          .values({ ...user, ...rights })
          .execute();
      }
    }
    await stores.close();
  });
}

export const spareMember = (site: string, number: number) => `spare-${site}-${number}`;

/** @returns the headers of an account and of a key of each role on the first site, and of an administrator's of all. */
export async function createStaffCallers(server: TestServer): Promise<Record<StaffRole | 'all', Headers[]>> {
  const entries = await Promise.all(
    STAFF_ROLES.map(async (role) => {
      const rights = { role, sites: [SITE.key] };
      const email = `${role}-of-one@example.org`;
      const { url } = await post<InvitationMade>(server, '/v1/invitations', bearer(API_KEY), { email, ...rights });
      const answer = { token: new URL(url).hash.slice(1), password: PASSWORD };
      await fetch(`${server.url}/v1/invitations/accept`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(answer),
      });
      const { key } = await post<ApiKeyMade>(server, '/v1/api-keys', bearer(API_KEY), { name: role, ...rights });
      return [role, [await signIn(server, email), bearer(key)]] as const;
    }),
  );
  const all = [await signIn(server, EMAIL), bearer(API_KEY)];
  return { ...Object.fromEntries(entries), all } as Record<StaffRole | 'all', Headers[]>;
}

async function signIn({ url }: TestServer, email: string): Promise<Headers> {
  const response = await fetch(`${url}/v1/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return { cookie: cookies.join('; ') };
}
