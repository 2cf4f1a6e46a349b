/** A request to each endpoint that whoever may make it is let in with. */
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import {
  ENDPOINTS,
  type ApiKeyMade,
  type Collection,
  type Endpoint,
  type EndpointName,
  type InsightPath,
  type InvitationMade,
  type Note,
  type ShareMade,
} from '@opname/protocol';
import { NAMES, PICTURE, PICTURE_HASH } from './assets.ts';
import { spareMember, type Headers, type Things } from './access-callers.ts';
import { NOTICE, ORIGIN, SHOWN, SITE, type TestServer } from './test-server.ts';

let made = 0;
/** Another each time, for what is used up. */
const next = () => made++;

const rightsOn = ({ site }: Things) => ({ role: 'expert', sites: [site] });
const RANGE = { from: 1, to: 2 };
const NOTE = { page: randomUUID(), at: 1, text: 'Noted.' };
const HOW = { how: 'panel' };

/** What each is sent; what has no body is not named. */
const BODIES: Partial<Record<EndpointName, (things: Things) => unknown>> = {
  giveConsent: ({ site }) => ({
    site,
    subject: randomUUID(),
    notice: SITE.notice.hash,
    language: 'en',
    level: 'screen',
    shown: SHOWN,
  }),
  nameAssets: () => NAMES,
  closePage: () => ({ page: randomUUID(), chunks: 0 }),
  pauseRecording: () => HOW,
  resumeRecording: () => HOW,
  stopRecording: () => HOW,
  noteWatched: () => RANGE,
  writeNote: () => NOTE,
  giveTag: () => ({ name: 'Hesitates' }),
  createShare: () => ({ name: 'A colleague' }),
  askVideo: () => ({ format: 'mp4' }),
  openShare: ({ shareToken }) => ({ token: shareToken }),
  changeNote: () => ({ text: 'Changed.' }),
  saveFilter: () => ({ name: `filter ${next() % 5}`, filter: { has: 'rage' } }),
  makeCollection: () => ({ name: 'Collected' }),
  renameCollection: () => ({ name: 'Renamed' }),
  definePath: () => ({ name: 'Saved', steps: [{ kind: 'label', text: 'Save' }] }),
  openParticipantSession: ({ token }) => ({ token }),
  askRequest: () => ({ kind: 'question', text: 'Why?' }),
  createHelpdeskLink: () => ({}),
  answerRequest: () => ({ answer: 'Because.' }),
  writeDraft: draft,
  previewDraft: draft,
  changeAccount: () => ({ forbidden: false, by: 'their owner' }),
  createBackupExport: () => ({ passphrase: 'correct horse battery staple' }),
  askSiteRemoval: () => ({}),
  changeMember: (things) => ({ ...rightsOn(things), isDisabled: false }),
  invite: (things) => ({ email: `invited-${next()}@example.org`, ...rightsOn(things) }),
  makeApiKey: (things) => ({ name: `key ${next()}`, ...rightsOn(things) }),
  // Of no invitation: what is sent is understood, and refused for what it is.
  readInvitation: () => ({ token: 'x' }),
  acceptInvitation: () => ({ token: 'x', password: 'x' }),
};

function draft(): object {
  const version = `draft ${next()}`;
  return { version, updated: '2026-02-01', settings: { ...NOTICE, version }, texts: {} };
}

/** What is said of bytes beside them. */
const HEADERS: Partial<Record<EndpointName, () => Headers>> = {
  uploadChunk: () => ({ 'opname-page': randomUUID(), 'opname-sequence': '0' }),
  uploadAsset: () => ({ 'opname-asset': PICTURE_HASH }),
};

const BYTES: Partial<Record<EndpointName, Uint8Array<ArrayBuffer>>> = {
  uploadChunk: Uint8Array.from(gzipSync('{"v":1,"events":[]}')),
  uploadAsset: PICTURE,
};

const QUERIES: Partial<Record<EndpointName, object>> = {
  exportRecording: { format: 'rrweb' },
  readHeatmap: { page: '/', width: 'wide' },
};

/** What must be there before somebody uses it up, made by an administrator of all sites. */
const PREPARE: Partial<Record<EndpointName, (server: TestServer, things: Things) => Promise<object>>> = {
  async publishDocument(server, { site }) {
    await server.ask(`/v1/documents/${site}/notice/draft`, 'PUT', draft());
    return {};
  },
  async takeBackSiteRemoval(server, { site }) {
    await server.ask(`/v1/sites/${site}/removal`, 'POST', {});
    return {};
  },
  removeNote: makeNote,
  renameCollection: makeCollection,
  removeCollection: makeCollection,
  collectRecording: makeCollection,
  releaseRecording: makeCollection,
  async revokeShare(server, { recording }) {
    const answer = await server.ask(`/v1/recordings/${recording}/shares`, 'POST', { name: 'A colleague' });
    // Of a recording that is none there is no link.
    const { share } = (await answer.json()) as Partial<ShareMade>;
    return { share: share?.id ?? randomUUID() };
  },
  removePath: makePath,
  removeMember: async (_, { site }) => ({ member: spareMember(site, 1 + (next() % 7)) }),
  async withdrawInvitation(server, things) {
    const wish = { email: `withdrawn-${next()}@example.org`, ...rightsOn(things) };
    const answer = await server.ask('/v1/invitations', 'POST', wish);
    return { invitation: ((await answer.json()) as InvitationMade).id };
  },
  async revokeApiKey(server, things) {
    const answer = await server.ask('/v1/api-keys', 'POST', { name: `revoked ${next()}`, ...rightsOn(things) });
    return { key: ((await answer.json()) as ApiKeyMade).id };
  },
};

async function makePath(server: TestServer, { site }: Things): Promise<object> {
  const wish = { name: 'Saved', steps: [{ kind: 'label', text: 'Save' }] };
  const answer = await server.ask(`/v1/sites/${site}/insights/paths`, 'POST', wish);
  return { path: ((await answer.json()) as Partial<InsightPath>).id ?? randomUUID() };
}

async function makeCollection(server: TestServer, { site }: Things): Promise<object> {
  const answer = await server.ask(`/v1/sites/${site}/collections`, 'POST', { name: 'Collected' });
  return { collection: ((await answer.json()) as Partial<Collection>).id ?? randomUUID() };
}

async function makeNote(server: TestServer, { recording }: Things): Promise<object> {
  const answer = await server.ask(`/v1/recordings/${recording}/notes`, 'POST', NOTE);
  return { note: ((await answer.json()) as Note).id };
}

/** Sends it, about the things of one site. */
export async function request(
  server: TestServer,
  name: EndpointName,
  { things, headers }: { things: Things; headers: Headers },
): Promise<Response> {
  const { method, path, query, body }: Endpoint = ENDPOINTS[name];
  const params: Record<string, string> = {
    ...things,
    id: things.request,
    kind: 'notice',
    version: NOTICE.version,
    account: 'acme',
    session: 'of-nobody-here',
    member: spareMember(things.site, 0),
    invitation: 'x',
    key: 'x',
    note: randomUUID(),
    tag: randomUUID(),
    filter: randomUUID(),
    video: randomUUID(),
    collection: randomUUID(),
    ...(await PREPARE[name]?.(server, things)),
  } as never;
  const asked = { ...(query?.properties['site'] && { site: things.site }), ...QUERIES[name] };
  const address = path.replaceAll(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? 'x'));
  return await fetch(`${server.url}${address}?${new URLSearchParams(asked).toString()}`, {
    method,
    headers: {
      ...headers,
      // A page says where it stands; of staff it would be a stranger's.
      ...(name === 'giveConsent' && { origin: ORIGIN }),
      ...(body && { 'content-type': body.mediaType }),
      ...HEADERS[name]?.(),
    },
    ...(body && {
      body: BYTES[name] ?? JSON.stringify(BODIES[name]?.(things)),
    }),
  });
}
