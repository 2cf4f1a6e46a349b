import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { startOpname, type OpnameProcess } from '@opname/example-trial-app/e2e/opname-process.ts';
import { launchBrowser } from '@opname/example-trial-app/e2e/participant.ts';
import type { HelpdeskLink, RecordingList } from '@opname/protocol';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPageServer } from '../serve.ts';
import { findFaultsOfOwnPage, inspect, WIDE } from './faults.ts';

const API_KEY = 'opname-test-key-0123456789abcdef';
const OFFICER = { email: 'officer@opname.example', password: 'a long password of an officer' };
const SUBJECT = 'participant-of-the-story';
const root = mkdtempSync(path.join(tmpdir(), 'opname-participant-'));
const data = path.join(root, 'data');
const app = createPageServer();
let opname: OpnameProcess;
let browser: Browser;

beforeAll(async () => {
  app.listen(0, '127.0.0.1');
  await once(app, 'listening');
  opname = await startOpname({
    OPNAME_DATA: data,
    OPNAME_API_KEY: API_KEY,
    OPNAME_ADMIN_EMAIL: OFFICER.email,
    OPNAME_ADMIN_PASSWORD: OFFICER.password,
  });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await opname?.kill();
  app.close();
  rmSync(root, { recursive: true, force: true });
});

const ask = (address: string, method = 'GET') =>
  fetch(opname.url + address, {
    method,
    headers: { authorization: `Bearer ${API_KEY}`, ...(method === 'POST' && { 'content-type': 'application/json' }) },
    ...(method === 'POST' && { body: '{}' }),
  });

async function addNote(page: Page, note: string): Promise<void> {
  await page.locator('#note').fill(note);
  await page.locator('#add').click();
}

const chunkSent = (page: Page) =>
  page.waitForResponse((response) => response.url().endsWith('/v1/chunks') && response.status() === 201);

/** Says yes, works, pauses, works on unseen, resumes, and opens their own page from the panel. */
async function useApp(page: Page): Promise<Page> {
  const { port } = app.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/?subject=${SUBJECT}&opname=${opname.url}`);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByText('recording', { exact: true }).waitFor();
  await addNote(page, 'Harbour before the pause');
  await chunkSent(page);
  await page.getByRole('button', { name: /^Recording until/ }).click();
  const paused = page.waitForResponse((response) => response.url().endsWith('/pause'));
  await page.getByRole('button', { name: 'Pause' }).click();
  await paused;
  await addNote(page, 'Lighthouse in the pause');
  await page.getByRole('button', { name: 'Resume' }).click();
  await addNote(page, 'Quay after the pause');
  await chunkSent(page);
  await page.getByRole('button', { name: 'Recording settings' }).click();
  const opened = page.context().waitForEvent('page');
  await page.getByRole('button', { name: 'Open your page' }).click();
  const own = await opened;
  await page.keyboard.press('Escape');
  return own;
}

/** Unpacks the download and opens it from disk, without any network. @returns what it replays. */
async function openFromDisk(zip: Uint8Array): Promise<string> {
  const folder = path.join(root, 'archive');
  for (const [name, bytes] of Object.entries(unzipSync(zip))) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  }
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  await page.goto(pathToFileURL(path.join(folder, 'index.html')).href, { waitUntil: 'commit' });
  const stage = page.locator('[data-opname-stage]');
  await expect.poll(() => stage.getAttribute('data-state')).toMatch(/ready|paused|playing/);
  const events = readdirSync(path.join(folder, 'data'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(path.join(folder, 'data', name), 'utf8'));
  await context.close();
  return events.join('\n');
}

const OFFICE_VIEWS = [
  '',
  `/subjects/demo/${SUBJECT}`,
  '/requests',
  '/documents',
  '/documents/demo/notice',
  '/accounts',
  '/watch-log',
  '/ledger',
  '/processing',
  '/backups',
  '/sites',
];

async function openOffice(locale: string): Promise<Page> {
  const context = await browser.newContext({ locale, viewport: WIDE });
  const page = await context.newPage();
  await page.goto(`${opname.url}/studio/`);
  await page.locator('input[type=email]').fill(OFFICER.email);
  await page.locator('input[type=password]').fill(OFFICER.password);
  await page.locator('button[type=submit]').click();
  await page.locator('input[type=password]').waitFor({ state: 'detached' });
  return page;
}

async function findFaultsOfOffice(locale: string): Promise<string[]> {
  const page = await openOffice(locale);
  const found: string[] = [];
  for (const view of OFFICE_VIEWS) {
    await page.goto(`${opname.url}/studio/office${view}`);
    await page.locator('main h1').waitFor();
    await page.waitForFunction(() => !document.querySelector('.mantine-Loader-root, .mantine-Skeleton-root'));
    found.push(...(await inspect(page)).map((what) => `${locale} ${view} ${what}`));
  }
  await page.context().close();
  return found;
}

const openingsOf = (page: Page) => page.getByRole('heading', { name: 'This link does not work any more' });

it('E1 G1 G2 G5 H a participant pauses, watches, takes home and erases what was recorded of them', async () => {
  const context = await browser.newContext({ locale: 'en-GB', acceptDownloads: true });
  const page = await context.newPage();
  const own = await useApp(page);

  const { recordings } = (await (await ask('/v1/recordings')).json()) as RecordingList;
  const recording = recordings[0]?.id ?? '';
  await ask(`/v1/recordings/${recording}/export?format=rrweb`);
  await own.reload();
  await own.getByRole('heading', { name: 'Recording now' }).waitFor();
  expect(new URL(own.url()).hash).toBe('');
  const text = async () => (await own.locator('main').innerText()).replaceAll(/\s+/g, ' ');
  for (const words of ['You allowed the recording', 'You paused it', 'You let it go on', 'Exported it', 'Disappears'])
    await expect.poll(text).toContain(words);

  expect(await findFaultsOfOwnPage(own)).toEqual([]);

  const downloading = own.waitForEvent('download');
  await own.getByRole('button', { name: 'Download everything' }).click();
  const zip = readFileSync((await (await downloading).path()) ?? '');
  const replayed = await openFromDisk(zip);
  expect(replayed).toContain('Harbour before the pause');
  // What stood there when it went on is in the new picture of the page; how it came there is not.
  expect(replayed).toContain('Quay after the pause');

  const link = (await (await ask(`/v1/subjects/demo/${SUBJECT}/links`, 'POST')).json()) as HelpdeskLink;
  const elsewhere = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await elsewhere.goto(link.url);
  await elsewhere.getByRole('heading', { name: 'Recording now' }).waitFor();
  const again = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await again.goto(link.url);
  await openingsOf(again).waitFor();

  await own.getByRole('button', { name: 'Stop and erase' }).click();
  await own.getByRole('button', { name: 'Erase for good' }).click();
  await own.getByText('Your recording has been erased').waitFor();
  const saving = own.waitForEvent('download');
  await own.getByRole('button', { name: 'Receipt of the erasure' }).first().click();
  await own.getByRole('button', { name: 'Save the receipt' }).click();
  const receipt = path.join(root, 'receipt.json');
  await (await saving).saveAs(receipt);
  await expectGone(page, recording);
  await expectVerified(receipt);
  await context.close();
});

it.each(['en-GB', 'nl-NL'])(
  'H the privacy office has no fault that axe finds, and fits 320 pixels: %s',
  async (locale) => {
    expect(await findFaultsOfOffice(locale)).toEqual([]);
  },
);

it('F2 the privacy officer sees a draft as participants would, light and dark, in Dutch and English, and agrees to nothing', async () => {
  const page = await openOffice('nl-NL');
  await page.goto(`${opname.url}/studio/office/documents/demo/notice`);
  await page.getByRole('tab', { name: 'Voorbeeld' }).click();
  const draft = page.frameLocator('iframe[title="De vraag in de app"]');
  const question = draft.getByRole('region');
  await question.getByText('Toestaan').click();
  expect(await inspect(page)).toEqual([]);
  await page.getByLabel('Taal').selectOption('en');
  await question.getByRole('button', { name: 'Allow' }).click();
  const ground = () => question.evaluate((card) => getComputedStyle(card).backgroundColor);
  const light = await ground();
  await page.getByText('Donker', { exact: true }).click();
  await expect.poll(ground).not.toBe(light);
  const asked = await question.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(asked).toEqual([`${opname.url}/opname-draft.js`]);
  await page.getByText('De openbare pagina').click();
  const shown = page.frameLocator('iframe[title="De openbare pagina"]');
  await shown.getByText('This is a draft.').waitFor();
  await page.context().close();
});

async function expectGone(page: Page, recording: string): Promise<void> {
  // Nobody touches the app meanwhile: it asks.
  await expect.poll(() => page.locator('opname-indicator').count(), { timeout: 20_000 }).toBe(0);
  for (const address of ['', '/export?format=rrweb', '/archive'])
    expect((await ask(`/v1/recordings/${recording}${address}`)).status).toBe(410);
  const { recordings } = (await (await ask('/v1/recordings')).json()) as RecordingList;
  expect(recordings).toEqual([]);
  const files = readdirSync(data, { recursive: true, encoding: 'utf8' });
  expect(files.filter((name) => name.includes(recording))).toEqual([]);
}

/** By the command that anybody can run, offline with the public keys. */
async function expectVerified(receipt: string): Promise<void> {
  const keys = path.join(root, 'keys.json');
  writeFileSync(keys, await (await fetch(`${opname.url}/.well-known/opname-keys.json`)).text());
  const opnameCommand = path.resolve(import.meta.dirname, '../../../packages/cli/dist/opname.js');
  const { stdout } = await promisify(execFile)(process.execPath, [opnameCommand, 'verify', receipt, '--keys', keys]);
  expect(stdout).toMatch(/Valid.*erased/s);
}
