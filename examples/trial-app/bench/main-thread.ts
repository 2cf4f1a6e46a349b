/**
 * What recording costs the page's main thread: the demo is used in the same way by somebody who declined and by somebody
 * who allowed, by turns. Prints one table; `TaskDuration` is Chromium's own sum of all tasks of the page's main thread.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, CDPSession } from 'playwright-core';
import { signUp, useBoard, useContacts, useInvoice } from '../e2e/drive-app.ts';
import { startOpname } from '../e2e/opname-process.ts';
import { launchBrowser } from '../e2e/participant.ts';

const ROUNDS = 5;
type Answer = 'decline' | 'allow';

const data = mkdtempSync(path.join(tmpdir(), 'opname-bench-'));
const opname = await startOpname({ OPNAME_DATA: data, OPNAME_ADMIN_PASSWORD: 'a password for the bench' });
const browser = await launchBrowser();
const times: Record<Answer, number[]> = { decline: [], allow: [] };
for (let round = 0; round < ROUNDS; round++) {
  times.decline.push(await measure(browser, 'decline'));
  times.allow.push(await measure(browser, 'allow'));
}
await browser.close();
await opname.kill();
rmSync(data, { recursive: true, force: true });

const without = median(times.decline);
const withRecording = median(times.allow);
console.log(`\nMain-thread time of the demo script, median of ${ROUNDS} (lowest to highest), ms`);
console.log(`  without recording  ${describe(times.decline)}`);
console.log(`  with recording     ${describe(times.allow)}`);
console.log(`  ratio              ${(withRecording / without).toFixed(2)}`);

/** @returns milliseconds of main-thread time from after the answer until the work is done and sent. */
async function measure(from: Browser, answer: Answer): Promise<number> {
  const context = await from.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await signUp(page, {
    baseUrl: `${opname.url}/demo/`,
    language: 'nl',
    name: 'Mies de Vries',
    email: 'mies@voorbeeld.example',
    password: 'Geheim-0123456789',
  });
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const before = await taskTime(session);
  await page.locator(`[data-opname="${answer}"]`).click();
  await useContacts(page);
  await useInvoice(page);
  await useBoard(page);
  // What waits to be packed and sent belongs to the cost.
  await page.waitForTimeout(3000);
  const spent = (await taskTime(session)) - before;
  await context.close();
  return spent;
}

async function taskTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
  if (seconds === undefined) throw new Error('This Chromium does not tell TaskDuration; use a newer one.');
  return seconds * 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function describe(values: readonly number[]): string {
  return `${median(values).toFixed(0)} (${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)})`;
}
