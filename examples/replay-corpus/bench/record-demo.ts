import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  goTo,
  signUp,
  useBoard,
  useContacts,
  useDashboard,
  useInvoice,
} from '@opname/example-trial-app/e2e/drive-app.ts';
import { fillSettings, type Secrets } from '@opname/example-trial-app/e2e/drive-settings.ts';
import { startOpname } from '@opname/example-trial-app/e2e/opname-process.ts';
import type { RecordedEvent, RecordingDetails, RecordingList } from '@opname/protocol';
import type { Browser, Page } from 'playwright-core';

const API_KEY = 'opname-bench-key-0123456789';

/** Milliseconds in which what a page sends while it closes has arrived. */
const ARRIVED_MS = 3_000;

/** What is typed into the demo's settings: none of it is recorded. The numbers pass their check digits. */
const SECRETS: Secrets = {
  cardNumber: '5555555555554444',
  expiry: '11/29',
  cvc: '737',
  iban: 'NL20INGB0001234567',
  apiKey: 'vl_live_0123456789abcdef0123456789abcdef',
  password: 'Secret-0123456789',
};

/**
 * Really uses the demo app, over and over, for some time, and loads it anew so many times in between.
 * @returns what was recorded of each of its pages.
 */
export async function recordDemo(browser: Browser, forMs: number, pageLoads = 1): Promise<RecordedEvent[][]> {
  const data = mkdtempSync(path.join(tmpdir(), 'opname-bench-'));
  const opname = await startOpname({ OPNAME_DATA: data, OPNAME_API_KEY: API_KEY });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  const page = await context.newPage();
  const person = { language: 'en' as const, name: 'Ann Smith', email: 'ann@example.org', password: SECRETS.password };
  await signUp(page, { baseUrl: `${opname.url}/demo/`, ...person });
  await page.locator('[data-opname="allow"]').click();
  await page.waitForResponse((response) => response.url().endsWith('/v1/chunks') && response.status() === 201);
  for (let load = 0; load < pageLoads; load++) {
    if (load > 0) await page.reload();
    await useFor(page, forMs / pageLoads);
  }
  await page.close();
  await new Promise((resolve) => setTimeout(resolve, ARRIVED_MS));
  const pages = await readPages(opname.url);
  await context.close();
  await opname.kill();
  rmSync(data, { recursive: true, force: true });
  // The sign-up, on which the yes was given, is a page of its own and is left out.
  return pages.slice(-pageLoads);
}

/** @returns the events of each page of the one recording that there is. */
async function readPages(server: string): Promise<RecordedEvent[][]> {
  const ask = async (address: string) =>
    (await fetch(server + address, { headers: { authorization: `Bearer ${API_KEY}` } })).json();
  const { recordings } = (await ask('/v1/recordings')) as RecordingList;
  const { id, index } = (await ask(`/v1/recordings/${recordings[0]?.id}`)) as RecordingDetails;
  const pages: RecordedEvent[][] = [];
  for (const page of index)
    pages.push((await ask(`/v1/recordings/${id}/export?format=rrweb&page=${page.id}`)) as RecordedEvent[]);
  return pages;
}

/** Frame, shadow root, adopted sheet, images and canvas are the demo's own; rules by the CSSOM are added, as CSS-in-JS does. */
async function useFor(page: Page, forMs: number): Promise<void> {
  const until = Date.now() + forMs;
  for (let round = 0; Date.now() < until; round++) {
    const steps = [
      () => useDashboard(page),
      () => useContacts(page),
      () => useBoard(page),
      () => useInvoice(page),
      () => fillSettings(page, SECRETS),
    ];
    for (const [at, step] of steps.entries()) {
      await page.evaluate(addRule, round * steps.length + at);
      await wander(page, round + at);
      // What was left of the round before may stand in the way of a step; then the next one is taken.
      await step().catch(() => goTo(page, 'dashboard'));
    }
  }
}

/** Runs in the page: a library for styles that writes its rules into a sheet without text. */
function addRule(count: number): void {
  const given = document.querySelector<HTMLStyleElement>('style[data-rules]');
  const style = given ?? document.head.appendChild(document.createElement('style'));
  style.dataset.rules = '';
  style.sheet?.insertRule(
    `.card, .view h1 { border-start-start-radius: ${count % 24}px; }`,
    count % 3 === 0 ? 0 : style.sheet.cssRules.length,
  );
  if ((style.sheet?.cssRules.length ?? 0) > 12) style.sheet?.deleteRule(6);
}

/** Moves over the page and along it, as somebody does who reads. */
async function wander(page: Page, round: number): Promise<void> {
  for (let step = 0; step < 12; step++) {
    const [x, y] = [100 + ((round * 211 + step * 173) % 1000), 90 + ((round * 97 + step * 131) % 600)];
    await page.mouse.move(x, y, { steps: 14 });
    await page.mouse.wheel(0, step % 2 === 0 ? 160 : -120);
  }
}
