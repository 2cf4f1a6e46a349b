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
import { startOpname } from '@opname/example-trial-app/e2e/opname-process.ts';
import type { RecordedEvent, RecordingDetails, RecordingList } from '@opname/protocol';
import type { Browser, Page } from 'playwright-core';

const API_KEY = 'opname-bench-key-0123456789';

/** Milliseconds in which what a page sends while it closes has arrived. */
const ARRIVED_MS = 3_000;

/** Really uses the demo app, over and over, for some time. @returns all that was recorded of its one page. */
export async function recordDemo(browser: Browser, forMs: number): Promise<RecordedEvent[]> {
  const data = mkdtempSync(path.join(tmpdir(), 'opname-bench-'));
  const opname = await startOpname({ OPNAME_DATA: data, OPNAME_API_KEY: API_KEY });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  const page = await context.newPage();
  const person = {
    language: 'en' as const,
    name: 'Ann Smith',
    email: 'ann@example.org',
    password: 'Secret-0123456789',
  };
  await signUp(page, { baseUrl: `${opname.url}/demo/`, ...person });
  await page.locator('[data-opname="allow"]').click();
  await page.waitForResponse((response) => response.url().endsWith('/v1/chunks') && response.status() === 201);
  await useFor(page, forMs);
  await page.close();
  await new Promise((resolve) => setTimeout(resolve, ARRIVED_MS));
  const ask = async (address: string) =>
    (await fetch(opname.url + address, { headers: { authorization: `Bearer ${API_KEY}` } })).json();
  const { recordings } = (await ask('/v1/recordings')) as RecordingList;
  const { id, index } = (await ask(`/v1/recordings/${recordings[0]?.id}`)) as RecordingDetails;
  const events = (await ask(`/v1/recordings/${id}/export?format=rrweb&page=${index.at(-1)?.id}`)) as RecordedEvent[];
  await context.close();
  await opname.kill();
  rmSync(data, { recursive: true, force: true });
  return events;
}

async function useFor(page: Page, forMs: number): Promise<void> {
  const until = Date.now() + forMs;
  for (let round = 0; Date.now() < until; round++) {
    await wander(page, round);
    await useContacts(page);
    await wander(page, round + 1);
    await useBoard(page);
    await useInvoice(page).catch(() => goTo(page, 'dashboard'));
    await wander(page, round + 2);
    // The help page in its frame and the stars in their shadow root are there once.
    if (round === 0) await useDashboard(page);
  }
}

/** Moves over the page and along it, as somebody does who reads. */
async function wander(page: Page, round: number): Promise<void> {
  for (let step = 0; step < 12; step++) {
    const [x, y] = [100 + ((round * 211 + step * 173) % 1000), 90 + ((round * 97 + step * 131) % 600)];
    await page.mouse.move(x, y, { steps: 14 });
    await page.mouse.wheel(0, step % 2 === 0 ? 160 : -120);
  }
}
