import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { HelpdeskLink, ParticipantSession, RecordingList } from '@opname/protocol';
import { unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signUp, useContacts } from './drive-app.ts';
import { startOpname, type OpnameProcess } from './opname-process.ts';
import { createSecrets, launchBrowser } from './participant.ts';
import { readFonts, readImages } from './studio.ts';

const API_KEY = 'opname-test-key-0123456789abcdef';
const root = mkdtempSync(path.join(tmpdir(), 'opname-archive-'));
const secrets = createSecrets();
let opname: OpnameProcess;
let browser: Browser;

beforeAll(async () => {
  opname = await startOpname({ OPNAME_DATA: path.join(root, 'data'), OPNAME_API_KEY: API_KEY });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await opname?.kill();
  rmSync(root, { recursive: true, force: true });
});

async function ask<Body>(address: string, bearer?: string, body?: unknown): Promise<Body> {
  const response = await fetch(opname.url + address, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Body;
}

/** Works in the demo as somebody who allows it. */
async function record(): Promise<void> {
  const context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const { password } = secrets;
  const person = { name: 'Mies de Vries', email: 'mies@voorbeeld.example', password };
  await signUp(page, { ...person, baseUrl: `${opname.url}/demo/`, language: 'nl' });
  await page.locator('[data-opname="allow"]').click();
  await page.waitForResponse((response) => response.url().endsWith('/v1/chunks') && response.status() === 201);
  await useContacts(page);
  // The chunk with the last of it leaves within seconds; what is packed after it has all of it.
  await page.waitForResponse((response) => response.url().endsWith('/v1/chunks') && response.status() === 201);
  await page.close();
  await context.close();
}

/** Comes in by a link of the helpdesk, as a participant would, and downloads their recording. */
async function download(): Promise<Uint8Array> {
  const { recordings } = await ask<RecordingList>('/v1/recordings', API_KEY);
  const [recording] = recordings;
  if (!recording) throw new Error('nothing was recorded');
  const subject = encodeURIComponent(recording.subject);
  const { url } = await ask<HelpdeskLink>(`/v1/subjects/demo/${subject}/links`, API_KEY, {});
  const token = new URL(url).hash.slice(1);
  const { session } = await ask<ParticipantSession>('/v1/participant/sessions', undefined, { token });
  const response = await fetch(`${opname.url}/v1/recordings/${recording.id}/archive`, {
    headers: { authorization: `Bearer ${session}` },
  });
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

function unpack(zip: Uint8Array, folder: string): void {
  for (const [name, bytes] of Object.entries(unzipSync(zip))) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}

it('G1 plays an archive from disk with its pictures and its font, with no server running and no network', async () => {
  await record();
  const folder = path.join(root, 'archive');
  unpack(await download(), folder);
  await opname.kill();

  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, offline: true });
  // One that the page's own policy stops never finishes: the pictures of the recorded page are named, and not fetched.
  const fetched: string[] = [];
  context.on('requestfinished', (request) => fetched.push(request.url()));
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('Content Security Policy'))
      problems.push(message.text());
  });
  await page.goto(pathToFileURL(path.join(folder, 'index.html')).href, { waitUntil: 'commit' });
  const stage = page.locator('[data-opname-stage]');
  await stage.waitFor();
  await expect.poll(() => stage.getAttribute('data-state')).not.toBe('loading');
  expect(await stage.getAttribute('data-state')).not.toBe('failed');

  const timeOf = async () => Number(await stage.getAttribute('data-time'));
  if ((await stage.getAttribute('data-state')) !== 'playing') {
    await page
      .getByRole('button', { name: /afspelen|play/i })
      .first()
      .click();
  }
  const began = await timeOf();
  await expect.poll(timeOf).toBeGreaterThan(began + 500);
  const shown = () =>
    page.frames().map((frame) => frame.evaluate(() => document.body?.textContent ?? '').catch(() => ''));
  await expect.poll(async () => (await Promise.all(shown())).some((text) => text.includes('Mies de Vries'))).toBe(true);

  const inFrames = async (read: () => string[]) =>
    (await Promise.all(page.frames().map((frame) => frame.evaluate(read).catch(() => [])))).flat();
  await expect.poll(() => inFrames(readFonts)).toContain('Fraunces');
  await expect.poll(() => inFrames(readImages)).toContainEqual(expect.stringMatching(/^(?:blob|data): [1-9]/));

  expect(fetched.filter((url) => !/^(file|data|blob|about):/.test(url))).toEqual([]);
  expect(problems).toEqual([]);
  if (process.env['OPNAME_PICTURES'])
    await page.screenshot({ path: path.join(process.env['OPNAME_PICTURES'], 'archive.png'), fullPage: true });

  await page.goto(pathToFileURL(path.join(folder, 'summary.html')).href);
  await page.getByRole('heading', { name: 'Uw opname' }).waitFor();
  if (process.env['OPNAME_PICTURES'])
    await page.screenshot({ path: path.join(process.env['OPNAME_PICTURES'], 'summary.png'), fullPage: true });
  await context.close();
});
