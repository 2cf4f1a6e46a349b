import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { NOTICE_LANGUAGES, type ArchiveContent, type RecordedEvent } from '@opname/protocol';
import axe from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundlePage } from '../../test/bundle-page.ts';

const RECORDING = '0b6f3c9e-6a50-4d8f-9f0e-1f7f6f8b9a10';
const START = 1_800_000_000_000;
const SEGMENT = '7';
const LENGTH_MS = 60_000;

/** A page that shows a heading and a picture from elsewhere, which must not be fetched, and scrolls for a minute. */
const events: RecordedEvent[] = [
  { type: 4, timestamp: START, data: { href: 'https://app.example.org/', width: 1000, height: 600 } },
  { type: 2, timestamp: START, data: { node: documentOf('Contacts'), initialOffset: { top: 0, left: 0 } } },
  ...Array.from({ length: LENGTH_MS / 1000 }, (_, second) => ({
    type: 3,
    timestamp: START + (second + 1) * 1000,
    data: { source: 3, id: 4, x: 0, y: second },
  })),
];

function element(id: number, tagName: string, ...childNodes: object[]): object {
  const attributes = tagName === 'img' ? { src: 'https://tracker.example.org/pixel.png' } : {};
  return { type: 2, id, tagName, attributes, childNodes };
}

function documentOf(text: string): object {
  const heading = element(5, 'h1', { type: 3, id: 6, textContent: text });
  const picture = element(7, 'img');
  const html = element(2, 'html', element(3, 'head'), element(4, 'body', heading, picture));
  return { type: 0, id: 1, childNodes: [html] };
}

const summary = {
  id: RECORDING,
  site: 'trial',
  siteName: 'Trial app',
  subject: 'user-7',
  level: 'screen' as const,
  language: 'nl',
  noticeVersion: '3',
  rulesVersion: 'none',
  status: 'complete' as const,
  consentedAt: START,
  until: START + LENGTH_MS,
  expiresAt: START + 30 * 24 * 60 * LENGTH_MS,
  startedAt: START,
  endedAt: START + LENGTH_MS,
  pages: 1,
  events: events.length,
  bytes: 1000,
};

const receipt = `e30.${btoa('{"purpose":"OptimiseUserInterface"}').replaceAll('=', '')}.c2ln`;

const content: ArchiveContent = {
  madeAt: START + LENGTH_MS,
  recording: {
    ...summary,
    pauses: [],
    index: [
      {
        id: RECORDING,
        startedAt: START,
        endedAt: START + LENGTH_MS,
        closed: true,
        missingChunks: 0,
        dropped: {},
        happenings: [],
        activity: '1',
        scrolledTo: 600,
        segments: [{ id: SEGMENT, from: START, to: START + LENGTH_MS, events: events.length, made: 0, bytes: 1000 }],
      },
    ],
  },
  assets: [{ address: 'https://tracker.example.org/pixel.png', asset: null, type: null, width: 1, height: 1 }],
  notes: [],
  participant: {
    site: 'trial',
    siteName: 'Trial app',
    controller: 'Example BV',
    contact: 'privacy@example.org',
    subject: 'user-7',
    consents: [
      {
        at: START,
        kind: 'given',
        recording: RECORDING,
        noticeVersion: '3',
        noticeUrl: '/notices/trial/3',
        language: 'nl',
        level: 'screen',
        how: 'notice',
        receipt,
      },
    ],
    recordings: [
      {
        ...summary,
        state: 'ended',
        watched: [{ at: START, who: 'expert', what: 'watched', from: START + 10_000, to: START + 40_000 }],
      },
    ],
    erasures: [],
    requests: [],
  },
};

let browser: Browser;
let folder: string;
let page: Page;
/** What came from anywhere; a request that the page's own policy stops never does. */
const fetched: string[] = [];

beforeAll(async () => {
  folder = await bundlePage('archive', 'archive/archive.tsx');
  mkdirSync(path.join(folder, 'data/segments'), { recursive: true });
  const add = (file: string, part: string, data: unknown) =>
    writeFileSync(
      path.join(folder, 'data', file),
      `opnameArchive.add(${JSON.stringify(part)}, ${JSON.stringify(data)});`,
    );
  add('recording.js', 'recording', content);
  add(`segments/${SEGMENT}.js`, `segment:${SEGMENT}`, events);
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, acceptDownloads: true });
  page = await context.newPage();
  page.on('requestfinished', (request) => fetched.push(request.url()));
  await page.goto(pathToFileURL(path.join(folder, 'index.html')).href, { waitUntil: 'commit' });
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('G1 an archive plays from disk with no server and no network', async () => {
  await page.locator('[data-opname-stage][data-state="ready"]').waitFor();
  await page.getByRole('button', { name: 'Afspelen' }).click();
  await page.locator('[data-opname-stage][data-state="playing"]').waitFor();
  await expect
    .poll(async () => Number(await page.locator('[data-opname-stage]').getAttribute('data-time')))
    .toBeGreaterThan(1000);
  const recorded = page.frames().find((frame) => frame !== page.mainFrame());
  await expect(recorded?.locator('h1').textContent()).resolves.toBe('Contacts');
  expect(fetched.filter((address) => !/^(file|data|blob|about):/.test(address))).toEqual([]);
  await page.getByText('Afbeeldingen en lettertypen die ontbreken en als leeg vlak te zien zijn: 1.').waitFor();
});

it('G1 an archive says who watched which part, and shows the receipt', async () => {
  await expect(page.getByText('Keek 0:10–0:40').count()).resolves.toBe(1);
  await page.getByRole('button', { name: 'Bewijs', exact: true }).click();
  await page.getByText('OptimiseUserInterface').waitFor();
  await page.keyboard.press('Escape');
});

it('H an archive has no violation of WCAG 2.2 AA in any language or theme, and fits 320 pixels', async () => {
  await page.evaluate(axe.source);
  const violations: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    for (const language of NOTICE_LANGUAGES) {
      await page.locator('header [aria-haspopup=menu]').click();
      await page.locator(`[role=menuitemradio][lang=${language}]`).click();
      await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
      // The menu stays open for another choice; one that fades has no contrast to speak of.
      await page.keyboard.press('Escape');
      await page.locator('[role=menu]').waitFor({ state: 'hidden' });
      violations.push(...(await findViolations(page)).map((found) => `${theme} ${language}: ${found}`));
    }
  }
  expect(violations).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

/** The recorded page is somebody else's, and out of reach of everybody but the eye. */
async function findViolations(where: Page): Promise<string[]> {
  return where.evaluate(async () => {
    const runner = (globalThis as unknown as { axe: typeof axe }).axe;
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const { violations } = await runner.run(
      { exclude: [['[data-opname-stage] [aria-hidden]']] },
      { runOnly: tags, iframes: false },
    );
    return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  });
}
