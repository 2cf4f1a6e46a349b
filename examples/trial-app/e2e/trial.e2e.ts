import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  ENDPOINTS,
  fromColumns,
  RETENTION_MS,
  WINDOW_MS,
  type ChunkContent,
  type RecordedEvent,
  type RecordingDetails,
  type RecordingList,
} from '@opname/protocol';
import { MASK } from '@opname/privacy';
import { parseConfig, startServer } from '@opname/server';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takePicture, type DomPicture } from './dom-picture.ts';
import { goTo, signUp, useBoard, useContacts, useDashboard, useInvoice } from './drive-app.ts';
import { fillSettings } from './drive-settings.ts';
import { startOpname, type OpnameProcess } from './opname-process.ts';
import { createSecrets, launchBrowser, readStorage } from './participant.ts';
import { replayedFonts, replayedImages, replayedPicture, signInToStudio } from './studio.ts';
import { startWire, unpackedBody, type Wire } from './wire.ts';

const ADMIN = { email: 'expert@opname.example', password: 'a long password of an expert' };
const API_KEY = 'opname-test-key-0123456789abcdef';
/** What the driver fills in as the name on the card, which no card field shows. */
const NAME_ON_CARD = 'R. van der Vlonder';
/** Milliseconds without network in the middle of the work. */
const OFFLINE_MS = 20_000;
/** Milliseconds in which what a page sends while it closes has arrived. */
const ARRIVED_MS = 15_000;

const secrets = createSecrets();
/** Where an installation is already, such as one that was restored; else a new one. */
const existing = process.env.OPNAME_E2E_DATA;
const data = existing ?? mkdtempSync(path.join(tmpdir(), 'opname-e2e-'));
const environment = {
  OPNAME_DATA: data,
  OPNAME_ADMIN_EMAIL: ADMIN.email,
  OPNAME_ADMIN_PASSWORD: ADMIN.password,
  OPNAME_API_KEY: API_KEY,
};
/** The recordings of the demo: an installation that was there before has others. */
const OURS = '/v1/recordings?site=demo';
let opname: OpnameProcess;
let wire: Wire;
let browser: Browser;

beforeAll(async () => {
  opname = await startOpname(environment);
  wire = await startWire(opname.url);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await wire?.close();
  await opname?.kill();
  if (!existing) rmSync(data, { recursive: true, force: true });
});

const api = async <Body>(address: string, server = opname.url): Promise<Body> => {
  const response = await fetch(`${server}${address}`, { headers: { authorization: `Bearer ${API_KEY}` } });
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Body;
};
const person = () => ({
  baseUrl: `${wire.url}/demo/`,
  language: 'nl' as const,
  name: 'Mies de Vries',
  email: 'mies@voorbeeld.example',
  password: secrets.password,
});
const opnameRequests = () =>
  wire.requests
    .map(({ path: address }) => address)
    .filter((address) => address.startsWith('/v1/') || address.includes('recorder'));

describe('a participant who declines', () => {
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    context = await browser.newContext({ locale: 'nl-NL' });
    page = await context.newPage();
    await signUp(page, person());
    await page.locator('[data-opname="decline"]').waitFor();
  });
  afterAll(() => context.close());

  test('is asked in Dutch, before anything was stored, sent or loaded', async () => {
    await expect(page.getByRole('button', { name: 'Toestaan' }).isVisible()).resolves.toBe(true);
    const stored = await readStorage(context, page);
    expect(Object.keys(stored.local).filter((key) => key.startsWith('opname'))).toEqual([]);
    expect(stored).toMatchObject({ databases: [], caches: [], workers: 0, cookies: [] });
    expect(opnameRequests()).toEqual([]);
  });

  test('leaves nothing behind but the month until which the answer holds', async () => {
    await page.locator('[data-opname="decline"]').click();
    await page.locator('[data-opname="decline"]').waitFor({ state: 'detached' });
    await useContacts(page);
    const stored = await readStorage(context, page);
    const ours = Object.entries(stored.local).filter(([key]) => key.startsWith('opname'));
    expect(ours).toEqual([['opname.declined.demo', expect.stringMatching(/^\d{4}-\d{2}$/)]]);
    expect(stored).toMatchObject({ databases: [], caches: [], workers: 0, cookies: [] });
    expect(opnameRequests()).toEqual([]);
    expect((await api<RecordingList>(OURS)).recordings).toEqual([]);
  });

  test('is not asked again', async () => {
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(1000);
    expect(await page.locator('[data-opname="decline"]').count()).toBe(0);
    expect(opnameRequests()).toEqual([]);
  });
});

describe('a participant who allows', () => {
  const moments: (DomPicture & { tab: number })[] = [];
  let recording: RecordingDetails;

  const remember = async (page: Page, tab: number) => {
    await page.waitForTimeout(400);
    moments.push({ ...(await takePicture(page)), tab });
    await page.waitForTimeout(100);
  };

  test('works through the app while the server dies, the network goes, and a second tab opens', async () => {
    const context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await signUp(page, person());
    await page.locator('[data-opname="allow"]').click();
    await page.waitForResponse((response) => response.url().endsWith('/v1/chunks') && response.status() === 201);

    await useContacts(page);
    await remember(page, 0);

    await opname.kill();
    await useInvoice(page);
    await remember(page, 0);
    await opname.start();

    await context.setOffline(true);
    const back = Date.now() + OFFLINE_MS;
    await useBoard(page);
    await remember(page, 0);
    await page.waitForTimeout(Math.max(0, back - Date.now()));
    await context.setOffline(false);

    const second = await context.newPage();
    await second.goto(`${wire.url}/demo/app.html`);
    await useDashboard(second);
    await remember(second, 1);
    await goTo(second, 'contacts');
    await second.close();

    await fillSettings(page, secrets);
    await remember(page, 0);
    await page.close();
    await untilArrived();
    await context.close();
    expect(wire.requests.filter(({ status }) => status === 0).length).toBeGreaterThan(0);
  });

  test('has one recording with two pages, whose chunks are all there and each once', async () => {
    const { recordings } = await api<RecordingList>(OURS);
    expect(recordings).toHaveLength(1);
    recording = await api<RecordingDetails>(`/v1/recordings/${recordings[0]?.id}`);
    expect(recording.index.map(({ closed, missingChunks }) => ({ closed, missingChunks }))).toEqual([
      { closed: true, missingChunks: 0 },
      { closed: true, missingChunks: 0 },
    ]);
    for (const page of recording.index) {
      const exported = await api<{ timestamp: number; type: number }[]>(
        `/v1/recordings/${recording.id}/export?format=rrweb&page=${page.id}`,
      );
      const kept = exported.map(({ timestamp, type }) => `${timestamp} ${type}`);
      expect(kept).toEqual(sentEvents(page.id));
    }
  });

  test('is seen in the studio as it was, at five moments', async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const studio = await context.newPage();
    await signInToStudio(studio, opname.url, ADMIN);
    expect(moments).toHaveLength(5);
    for (const moment of moments) {
      const page = recording.index[moment.tab];
      if (!page) throw new Error(`the recording has no page for tab ${moment.tab}`);
      const replayed = await replayedPicture(
        studio,
        `${opname.url}/studio/recordings/${recording.id}?page=${page.id}&t=${moment.at - page.startedAt}`,
      );
      expect(replayed.lines).toEqual(asRecorded(moment.lines));
    }
    await context.close();
  });

  // Beside a machine that is fully at work the note was not there, four times of ten; why is not known yet.
  test('is noted at a moment, which colleagues find there again', async () => {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
    const studio = await context.newPage();
    await signInToStudio(studio, opname.url, ADMIN);
    const [page] = recording.index;
    const address = `${opname.url}/studio/recordings/${recording.id}?page=${page?.id}`;
    await studio.goto(`${address}&t=2000`);
    await studio.getByRole('slider', { name: 'Position' }).waitFor();
    await studio.keyboard.press('a');
    const field = studio.getByRole('textbox', { name: 'Note at 0:02' });
    await field.pressSequentially('Waits for the menu');
    expect(await field.inputValue()).toContain('Waits for the menu');
    const kept = studio.waitForResponse(
      (answer) => answer.request().method() === 'POST' && answer.url().endsWith('/notes'),
    );
    await field.press('Control+Enter');
    expect((await kept).status()).toBe(201);
    const note = studio.getByRole('listitem').filter({ hasText: 'Waits for the menu' });
    await note.getByRole('button', { name: 'Answer' }).click();
    await studio.keyboard.type('So did others');
    await studio.keyboard.press('Control+Enter');
    await note.getByText('So did others').waitFor();
    await studio.goto(address);
    await note.getByRole('button', { name: 'Go to 0:02' }).click();
    await studio.getByRole('textbox', { name: 'Note at 0:02' }).waitFor();
    expect(await note.textContent()).toContain('So did others');
    await context.close();
  });

  test('is shared by a link that shows it with its pictures and its font, and nothing once it is revoked', async () => {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
    const studio = await context.newPage();
    await signInToStudio(studio, opname.url, ADMIN);
    await studio.goto(`${opname.url}/studio/recordings/${recording.id}`);
    await studio.getByRole('button', { name: 'Share' }).click();
    const dialog = studio.getByRole('dialog', { name: 'Share by link' });
    await dialog.getByRole('textbox', { name: 'Whom it is for' }).fill('design team');
    await dialog.getByRole('button', { name: 'Make link' }).click();
    const link = await dialog.getByRole('textbox', { name: 'Link for them' }).inputValue();
    const guest = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    await guest.goto(link);
    await expect.poll(() => replayedImages(guest)).toContain('blob: 560');
    await expect.poll(() => replayedFonts(guest)).toContain('Fraunces');
    await dialog.getByRole('button', { name: 'Revoke the link for design team' }).click();
    await expect
      .poll(async () => {
        await guest.goto('about:blank');
        await guest.goto(link);
        return guest.getByRole('heading', { level: 1 }).textContent();
      })
      .not.toBe('A shared recording');
    expect(await replayedImages(guest)).toEqual([]);
    await guest.context().close();
    await context.close();
  });

  test('can trust that no password, card number or key went over the wire or lies on the disk', async () => {
    const exported = JSON.stringify(await api(`/v1/recordings/${recording.id}/export?format=rrweb`));
    const sent = wire.sentText();
    // The search finds what is there: both hold a harmless text that was on the screen.
    expect(sent).toContain('Kade opruimen');
    expect(exported).toContain('Kade opruimen');
    const disk = readFolder(data);
    expect(disk.length).toBeGreaterThan(10_000);
    for (const secret of Object.values(secrets).filter((value) => value.length > 5)) {
      for (const form of [secret, secret.replaceAll(' ', ''), encodeURIComponent(secret)]) {
        expect(sent).not.toContain(form);
        expect(exported).not.toContain(form);
        expect(disk.includes(form)).toBe(false);
      }
    }
  });

  test('is gone when the time has come', async () => {
    await opname.kill();
    let offset = 0;
    const config = parseConfig({ ...environment, PORT: '0', OPNAME_LOG: 'error' });
    const demoDir = path.resolve(import.meta.dirname, '../dist');
    const server = await startServer({ ...config, demoDir, now: () => Date.now() + offset, roundMs: 200 });
    const read = (name: 'openRecording' | 'exportRecording') =>
      fetch(
        `${server.url}${ENDPOINTS[name].path.replace(':recording', recording.id)}${name === 'exportRecording' ? '?format=rrweb' : ''}`,
        {
          headers: { authorization: `Bearer ${API_KEY}` },
        },
      );
    try {
      expect((await read('openRecording')).status).toBe(200);
      offset = WINDOW_MS + RETENTION_MS + 60_000;
      expect((await read('openRecording')).status).toBe(410);
      expect((await read('exportRecording')).status).toBe(410);
      await expect.poll(() => namesOnDisk(recording.id), { timeout: ARRIVED_MS }).toEqual([]);
      expect((await api<RecordingList>(OURS, server.url)).recordings).toEqual([]);
    } finally {
      await server.close();
    }
  });
});

/** Waits until the server holds every chunk that a page numbered. */
async function untilArrived(): Promise<void> {
  const deadline = Date.now() + ARRIVED_MS;
  while (Date.now() < deadline) {
    const { recordings } = await api<RecordingList>(OURS);
    const { index } = await api<RecordingDetails>(`/v1/recordings/${recordings[0]?.id}`);
    if (index.length === 2 && index.every((page) => page.closed && page.missingChunks === 0)) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** A field that holds a secret shows the mask in the recording, and is otherwise the field that it was. */
function asRecorded(lines: readonly string[]): string[] {
  const values = [...Object.values(secrets), NAME_ON_CARD].map((secret) => ` value=${secret}`);
  return lines.map((line) => {
    const value = values.find((candidate) => line.endsWith(candidate));
    return value ? line.replace(value, ` value=${MASK}`) : line;
  });
}

/** @returns what the wire saw of a page: the events of each chunk that was acknowledged, once, in order. */
function sentEvents(page: string): string[] {
  const chunks = new Map<number, string[]>();
  for (const { path: address, headers, body, status } of wire.requests) {
    if (address !== ENDPOINTS.uploadChunk.path || headers['opname-page'] !== page || status !== 201) continue;
    const { events: columns } = JSON.parse(unpackedBody(body)) as ChunkContent;
    const events = fromColumns(columns, Infinity) as RecordedEvent[];
    chunks.set(
      Number(headers['opname-sequence']),
      events.map(({ timestamp, type }) => `${timestamp} ${type}`),
    );
  }
  return [...chunks].toSorted(([a], [b]) => a - b).flatMap(([, events]) => events);
}

/** @returns the files of the data folder that carry the recording's id. */
function namesOnDisk(recording: string): string[] {
  return readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes(recording));
}

function readFolder(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name));
  return Buffer.concat(files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file)));
}
