import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { allow } from '../test/recorded-site.ts';
import { closeBrowser, openSite, RECORDING, SERVER } from '../test/site.ts';

afterAll(closeBrowser);

const HOUR_MS = 60 * 60_000;
/** Long enough for a reload on a busy machine, short enough to wait for its end. */
const WINDOW_MS = 6_000;
const ADD = 'document.getElementById("add").click()';
const PAUSED = /^Recording paused/;
const pill = (page: Page, name = /^Recording until/) => page.getByRole('button', { name });
const read = (page: Page) =>
  page.evaluate(() => JSON.parse(localStorage.getItem('opname.grant.demo') ?? '{}') as { offset: number });

/** A clock that somebody can set, for every tab at once: what is stored under `clock` is added to it. */
function movableClock(): void {
  const { now } = Date;
  Date.now = () => now() + Number(localStorage.getItem('clock') ?? 0);
}
const setClock = (page: Page, ms: number) => page.evaluate((by) => localStorage.setItem('clock', String(by)), ms);

/** Sets the clock and, before anything else can happen, presses the button that pauses and resumes. */
function setAndPress(ms: number): void {
  localStorage.setItem('clock', String(ms));
  const { shadowRoot } = document.querySelector('opname-indicator') ?? {};
  shadowRoot?.querySelector<HTMLElement>('[data-opname=pause]')?.click();
}

async function record() {
  const allowed = await allow({}, (site) => site.context.addInitScript(movableClock));
  await expect.poll(() => allowed.site.chunks.length).toBeGreaterThan(0);
  return allowed;
}

describe('D2 the window', () => {
  it('goes on when somebody sets the clock forward, for the server is asked, and over a reload', async () => {
    const { site, page } = await record();
    const before = site.requests.length;
    await setClock(page, 3 * HOUR_MS);
    // The answer to a chunk tells the server's time as well as the answer to a question.
    const corrections = new Set([`GET ${SERVER}/v1/recordings/${RECORDING}/status`, `POST ${SERVER}/v1/chunks`]);
    await expect.poll(() => site.requests.slice(before).some((sent) => corrections.has(sent))).toBe(true);
    await page.waitForTimeout(1_500);
    expect(await pill(page).count()).toBe(1);
    await page.reload();
    await pill(page).waitFor();
    expect((await read(page)).offset).toBeLessThan(-2 * HOUR_MS);
    await site.close();
  });

  it('goes on in two tabs when the clock is set back three hours and forward four, within seconds', async () => {
    const { site, page } = await record();
    const other = await site.open('/other');
    await pill(other).waitFor();
    const pauses = () => site.requests.filter((sent) => sent.endsWith('/pause')).length;
    for (const [index, hours] of [-3, 1].entries()) {
      // What a tab says at once it says with the clock of before.
      await page.evaluate(setAndPress, hours * HOUR_MS);
      await pill(other, PAUSED).waitFor();
      await expect.poll(pauses).toBe(index + 1);
      await page.evaluate(setAndPress, hours * HOUR_MS);
      await pill(other).waitFor();
    }
    const before = site.chunks.length;
    await page.waitForTimeout(1_500);
    await page.locator('#add').click();
    await other.locator('#add').click();
    await expect.poll(() => site.chunks.length).toBeGreaterThan(before);
    // Each tab hears it from the server by itself, the one that resumed not always first.
    await expect.poll(async () => [await pill(page).count(), await pill(other).count()]).toEqual([1, 1]);
    expect(site.requests).not.toContain(`POST ${SERVER}/v1/recordings/${RECORDING}/stop`);
    await site.close();
  });

  it('ends when the server says so, though the clock was set back', async () => {
    const { site, page } = await record();
    await setClock(page, -3 * HOUR_MS);
    site.status = 'ended';
    await page.locator('#add').click();
    await expect.poll(() => pill(page).count(), { timeout: 20_000 }).toBe(0);
    await site.close();
  });

  it('is what is left of it for who says yes after 40 minutes', async () => {
    const site = await openSite();
    site.windowMs = 80 * 60_000;
    const page = await site.open();
    await page.getByRole('button', { name: 'Allow' }).click();
    await pill(page).click();
    await page.getByRole('button', { name: 'Details and choices' }).click();
    await page.getByText('80 minutes left').waitFor();
    expect(site.consents).toHaveLength(1);
    await site.close();
  });

  it('sends no event from after it, in two tabs, over a reload, with a clock that is set back and a server five hours ahead', async () => {
    const site = await openSite();
    site.clockMs = 5 * HOUR_MS;
    await site.context.addInitScript(movableClock);
    const page = await site.open();
    const start = Date.now() + site.clockMs;
    site.until = start + WINDOW_MS;
    await page.getByRole('button', { name: 'Allow' }).click();
    await pill(page).waitFor();
    const other = await site.open('/other');
    await pill(other).waitFor();
    const use = setInterval(() => {
      for (const tab of [page, other]) tab.mouse.wheel(0, 40).catch(() => {});
      for (const tab of [page, other]) void tab.evaluate(ADD).catch(() => {});
    }, 100);
    await setClock(page, -3 * HOUR_MS);
    await expect.poll(() => new Set(site.chunks.map((chunk) => chunk.page)).size).toBe(2);
    await other.reload();
    await expect.poll(() => new Set(site.chunks.map((chunk) => chunk.page)).size).toBe(3);
    await expect
      .poll(async () => (await pill(page).count()) + (await pill(other).count()), { timeout: 20_000 })
      .toBe(0);
    await page.reload();
    await page.waitForTimeout(1_000);
    // With a clock that was set back it looks as if there were time left, until the server has said what time it is.
    await expect.poll(() => pill(page).count()).toBe(0);
    clearInterval(use);
    const times = site.chunks.flatMap(({ content }) => content.events.map(({ timestamp }) => timestamp));
    expect(times.length).toBeGreaterThan(20);
    expect(times.filter((time) => time >= start + WINDOW_MS)).toEqual([]);
    await site.close();
  });

  it('F2 a notice of which something else is done asks again, and ends what was recorded on the old yes', async () => {
    const { site, page } = await record();
    site.notice = { ...site.notice, process: 'c'.repeat(64) };
    const other = await site.open('/other');
    await other.getByRole('button', { name: 'Allow' }).waitFor();
    await expect.poll(() => pill(page).count()).toBe(0);
    await site.close();
  });
});
