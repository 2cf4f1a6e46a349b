import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, test } from 'vitest';
import type { DocumentDraft, DraftPreview, Published, SiteDocumentList, StateChanged } from '@opname/protocol';
import { codeOf, SITE, startTestServer, type TestServer } from '../../test/test-server.ts';
import { publishNotice } from '../config/publish-notice.ts';
import { openStores } from '../stores.ts';
import { createLedger } from '../ledger/ledger.ts';
import { createDocuments } from './documents.ts';

const { hash: HASH, process: PROCESS, ...NOTICE } = SITE.notice;
const OTHER = { ...SITE, key: 'other', name: 'Other <b>app</b>' };
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ sites: [SITE, OTHER] });
});
afterAll(() => server.stop());

const send = (address: string, method: string, body?: unknown) => server.ask(address, method, body);

const draft = (site: string, kind: string, content: DocumentDraft) =>
  send(`/v1/documents/${site}/${kind}/draft`, 'PUT', content);

async function publish(site: string, kind: string, content: DocumentDraft): Promise<Published> {
  expect((await draft(site, kind, content)).status).toBe(204);
  const response = await send(`/v1/documents/${site}/${kind}/publish`, 'POST');
  expect(response.status).toBe(200);
  return (await response.json()) as Published;
}

const noticeOf = (version: string, changes: Partial<typeof NOTICE> = {}, texts: Record<string, string> = {}) => ({
  version,
  updated: '2026-03-01',
  settings: { ...NOTICE, ...changes },
  texts,
});

const read = async (address: string, headers: Record<string, string> = {}) => {
  const response = await fetch(server.url + address, { headers });
  return { status: response.status, headers: response.headers, page: await response.text() };
};

async function versionsOf(site: string, kind: string) {
  const { documents } = (await (await server.ask(`/v1/documents?site=${site}`)).json()) as SiteDocumentList;
  return documents.find((document) => document.kind === kind);
}

test('the notice of the configuration is the first version, and is imported once', async () => {
  await server.restart();
  const notice = await versionsOf('trial', 'notice');
  expect(notice).toMatchObject({ siteName: 'Trial app', draft: null });
  expect(notice?.versions).toMatchObject([
    { version: '3', hash: HASH, process: PROCESS, publishedBy: 'the configuration', url: '/notices/trial/3' },
  ]);
});

it('F1 names every published version by a hash that covers its texts too', async () => {
  const once = await publish('other', 'notice', noticeOf('4', {}, { en: 'One.' }));
  const twice = await publish('other', 'notice', noticeOf('5', {}, { en: 'Two.' }));
  expect(once.version.hash).not.toBe(twice.version.hash);
  const body = await (await server.ask('/v1/documents/other/notice/versions/5')).json();
  expect(body).toMatchObject({ settings: { version: '5', text: expect.stringMatching(/^[0-9a-f]{64}$/) as string } });
  expect(publishNotice((body as { settings: typeof NOTICE }).settings).hash).toBe(twice.version.hash);
});

it('F2 asks again after a change of what is done, and not after a change of words', async () => {
  const { recording } = await server.grant();
  const stateOf = async () =>
    ((await (await server.ask(`/v1/recordings/${recording}/status`)).json()) as StateChanged).status;
  const words = await publish(
    'trial',
    'notice',
    noticeOf('4', { purpose: { en: 'To mend a typo.' } }, { en: 'Long.' }),
  );
  expect(words).toMatchObject({ asksAgain: false, version: { process: PROCESS, languages: ['en'] } });
  expect(await stateOf()).toBe('recording');
  const deeds = await publish('trial', 'notice', noticeOf('5', { retentionDays: 14 }));
  expect(deeds.asksAgain).toBe(true);
  expect(deeds.version.process).not.toBe(PROCESS);
  // What was agreed to is not done any more, and what is done was not agreed to.
  expect(await stateOf()).toBe('stopped');
  expect(await (await server.ask('/v1/ledger')).text()).toMatch(/"stopped".*\\"by\\":\\"server\\"/);
});

test('the notice in force can be read as data, so that a build or a back end puts it into its page', async () => {
  const { page, headers } = await read('/notices/trial/notice.json');
  expect(headers.get('content-type')).toContain('application/json');
  const { hash } = JSON.parse(page) as { hash: string };
  expect((await server.consent({ notice: hash })).status).toBe(201);
  expect((await read('/notices/nobody/notice.json')).status).toBe(404);
});

it('F2 takes a consent only to the notice in force', async () => {
  const { version } = await publish('trial', 'notice', noticeOf('6'));
  expect(await codeOf(await server.consent({ notice: HASH }))).toBe('409 notice-not-current');
  expect((await server.consent({ notice: version.hash })).status).toBe(201);
});

it('F3 never changes what was published', async () => {
  await draft('trial', 'notice', noticeOf('6', { controller: 'Mallory' }));
  expect(await codeOf(await send('/v1/documents/trial/notice/publish', 'POST'))).toBe('409 version-exists');
  expect((await read('/notices/trial/6')).page).not.toContain('Mallory');
});

it('F3 keeps every earlier version readable, with when it was last updated', async () => {
  const { status, page } = await read('/notices/trial/3?lang=en');
  expect(status).toBe(200);
  expect(page).toContain('Version 3, last updated 1 February 2026');
  expect(page).toContain('no longer in force');
  const list = await read('/notices/trial/versions?lang=en');
  expect([...list.page.matchAll(/Version (\d)/g)].map(([, version]) => version)).toEqual(['6', '5', '4', '3']);
});

it('F3 shows what changed between any two versions, in what is done and in the text', async () => {
  await publish('trial', 'policy', { version: '1', updated: '2026-01-01', texts: { en: 'We keep it 7 days.' } });
  await publish('trial', 'policy', { version: '2', updated: '2026-02-01', texts: { en: 'We keep it 14 days.' } });
  const policies = await read('/policies/trial/compare/1/2?lang=en');
  expect(policies.page).toContain('We keep it <del>7</del><ins>14</ins> days.');
  const notices = await read('/notices/trial/compare/3/5?lang=en');
  expect(notices.page).toContain('<del>7 days after the recording ends</del>');
  expect(notices.page).toContain('<ins>14 days after the recording ends</ins>');
  const chosen = await fetch(`${server.url}/policies/trial/compare?from=1&to=2&lang=nl`, { redirect: 'manual' });
  expect(chosen.headers.get('location')).toBe('/policies/trial/compare/1/2?lang=nl');
});

it('F4 lists the processors of the notice in force', async () => {
  expect((await read('/processors/other?lang=en')).page).toContain('Nobody else handles recordings');
  const processors = [{ name: 'Hosting & Co', service: 'hosts the server', country: 'NL' }];
  expect((await publish('other', 'notice', noticeOf('6', { processors }))).asksAgain).toBe(true);
  const { page } = await read('/processors/other?lang=nl');
  expect(page).toMatch(/<td>Hosting &amp; Co<\/td>\s*<td>hosts the server<\/td>\s*<td>Nederland<\/td>/);
});

test('a page speaks the language that is asked for, else the browser’s, and the document its own', async () => {
  await publish('other', 'policy', { version: '1', updated: '2026-01-01', texts: { ar: 'مرحبا', en: 'Hello' } });
  const dutch = await read('/policies/other', { 'accept-language': 'nl-BE,nl;q=0.9' });
  expect(dutch.page).toContain('<html lang="nl">');
  expect(dutch.page).toContain('<article lang="en" dir="ltr">');
  expect(dutch.page).toContain('Er is geen tekst in het Nederlands');
  const arabic = await read('/policies/other?lang=ar');
  expect(arabic.page).toContain('<article lang="ar" dir="rtl">');
  expect((await read('/policies/other?lang=%3Cx')).page).toContain('<html lang="en">');
});

test('a page needs no script and can be made to run none', async () => {
  const hostile = '<script>alert(1)</script> [x](javascript:alert(1))';
  await publish('other', 'policy', { version: '<2>', updated: '2026-01-01', texts: { en: hostile } });
  const { page, headers } = await read('/policies/other?lang=en');
  expect(page).not.toMatch(/<script|href="javascript|<b>app/);
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]+='; /);
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect((await read(`/policies/other/${encodeURIComponent('<2>')}`)).status).toBe(200);
});

test('what was not published is not there, and says so to people', async () => {
  const addresses = ['/notices/nobody', '/notices/trial/99', '/notices/trial/compare/3/99', '/processors/nobody'];
  const pages = await Promise.all(addresses.map((address) => read(address, { 'accept-language': 'nl' })));
  expect(pages.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  expect(pages.every(({ page }) => page.includes('Hier is niets'))).toBe(true);
});

test('a draft is kept until it is published, and seen by nobody else', async () => {
  await draft('other', 'notice', noticeOf('7', { controller: 'Nobody yet' }));
  expect((await versionsOf('other', 'notice'))?.draft).toMatchObject({ settings: { controller: 'Nobody yet' } });
  expect((await read('/notices/other')).page).not.toContain('Nobody yet');
  await send('/v1/documents/other/notice/publish', 'POST');
  expect((await versionsOf('other', 'notice'))?.draft).toBeNull();
  expect(await codeOf(await send('/v1/documents/other/notice/publish', 'POST'))).toBe('404 unknown-document');
});

it('F2 shows a draft as it would be published, which nobody can agree to', async () => {
  const content = noticeOf('preview', { purpose: { en: 'To see <b>it</b> drafted.' } }, { en: '# In the making' });
  const seen = await send('/v1/documents/other/notice/preview?lang=nl', 'POST', content);
  const shown = (await seen.json()) as DraftPreview;
  expect(shown.notice).toMatchObject({ version: 'preview', purpose: { en: 'To see <b>it</b> drafted.' } });
  expect(shown.notice).not.toHaveProperty('hash');
  expect(shown.page).toContain('Dit is een concept.');
  expect(shown.page).toContain('<h2>In the making</h2>');
  expect(shown.page).toContain('To see &lt;b&gt;it&lt;/b&gt; drafted.');
  expect((await server.ask('/notices/other/preview')).status).toBe(404);
  const { hash } = publishNotice(shown.notice ?? content.settings, OTHER.rules);
  expect(await codeOf(await server.consent({ site: 'other', notice: hash }))).toBe('404 unknown-notice');

  const policy = await send('/v1/documents/other/policy/preview', 'POST', { ...content, texts: {} });
  expect(await codeOf(policy)).toBe('422 draft-incomplete');
});

test('a draft that is not whole is not published', async () => {
  await draft('other', 'policy', { version: '9', updated: '2026-01-01', texts: {} });
  expect(await codeOf(await send('/v1/documents/other/policy/publish', 'POST'))).toBe('422 draft-incomplete');
  await draft('other', 'policy', { version: 'compare', updated: '2026-01-01', texts: { en: 'x' } });
  expect(await codeOf(await send('/v1/documents/other/policy/publish', 'POST'))).toBe('422 draft-incomplete');
  await draft('other', 'notice', { version: '9', updated: '2026-01-01', texts: { en: 'x' } });
  expect(await codeOf(await send('/v1/documents/other/notice/publish', 'POST'))).toBe('422 draft-incomplete');
  expect(await codeOf(await draft('nobody', 'notice', noticeOf('1')))).toBe('404 unknown-site');
  expect(await codeOf(await send('/v1/documents/other/banner/draft', 'PUT', noticeOf('1')))).toBe(
    '400 invalid-request',
  );
});

test('F3 shows no version that was changed in the database, and imports no notice that changed under its version', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'opname-documents-'));
  const stores = await openStores({ data: folder });
  const ledger = createLedger(stores.database);
  const { store, publisher } = createDocuments({
    onNotice: async () => undefined,
    ...stores,
    ledger,
    sites: [SITE],
    now: Date.now,
  });
  await publisher.importNotice(SITE);
  expect(await ledger.list(0, 9)).toMatchObject([
    { kind: 'notice-published', body: JSON.stringify({ hash: HASH, process: PROCESS, site: 'trial', version: '3' }) },
  ]);
  await expect(
    publisher.importNotice({ ...SITE, notice: publishNotice({ ...NOTICE, controller: 'Somebody else' }) }),
  ).rejects.toThrow('give the changed notice another version there');
  const name = { site: SITE.key, kind: 'notice' } as const;
  expect(await store.readCurrent(name)).toMatchObject({ hash: HASH });
  const content = JSON.stringify(noticeOf('3', { retentionDays: 300 }));
  await stores.database.query.updateTable('document_versions').set({ content }).execute();
  await expect(store.readCurrent(name)).rejects.toThrow('is not what was published');
  await stores.close();
  rmSync(folder, { recursive: true });
});
