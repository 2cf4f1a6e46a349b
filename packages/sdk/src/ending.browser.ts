import { afterAll, describe, expect, it } from 'vitest';
import { CHANGED_BUILT_INS, WATCH_BUILT_INS } from '../test/built-ins.ts';
import {
  allow,
  end,
  events,
  eventually,
  grantOf,
  held,
  indicator,
  isRecording,
  isSettled,
  keysInOutbox,
} from '../test/recorded-site.ts';
import { APP, closeBrowser, openSite, SERVER } from '../test/site.ts';

afterAll(closeBrowser);

const ERASE = `DELETE ${SERVER}/v1/recordings/5e1cf3a8-9a57-4a43-a5a3-3a2f6f1b9a10`;

describe('D2 the end of the window', () => {
  it('ends the recording by itself: no event is later, the indicator is gone, nobody is asked again', async () => {
    const { site, page } = await allow({}, (opened) => (opened.windowMs = 4_000));
    const until = Date.now() + 4_000;
    const clicking = setInterval(
      () =>
        void page
          .locator('#add')
          .click()
          .catch(() => {}),
      200,
    );
    await eventually(() => isRecording(page)).toBe(false);
    clearInterval(clicking);
    await eventually(() => site.chunks.at(-1)?.last).toBe(true);
    for (const { timestamp } of events(site)) expect(timestamp).toBeLessThan(until);
    await eventually(() => isSettled(page)).toBe(true);
    await site.close();
  });
});

describe('taking it back', () => {
  it('E1 E4 stops and keeps: the rest is sent, the page is closed, the other tab stops, nobody is asked again', async () => {
    const { site, page } = await allow();
    const other = await site.open('/other');
    await indicator(other).waitFor();
    await page.locator('#add').click();
    await end(page, 'Stop and keep');
    await eventually(() => isRecording(other)).toBe(false);
    await eventually(() => site.chunks.filter(({ last }) => last).length).toBe(2);
    await eventually(() => isSettled(page)).toBe(true);
    expect(JSON.stringify(events(site))).toContain('"tagName":"li"');
    expect(site.requests.some((request) => request.startsWith('DELETE'))).toBe(false);
    await page.reload();
    await page.waitForTimeout(500);
    expect(await page.locator('opname-notice').count()).toBe(0);
    await site.close();
  });

  it('E2 stops and erases: nothing more is sent, the outbox is empty, in every tab within a second', async () => {
    const { site, page } = await allow();
    const other = await site.open('/other');
    await indicator(other).waitFor();
    await eventually(() => held(site).length).toBe(2);
    site.answer = (path) => (path === '/v1/chunks' ? 'cut' : undefined);
    await other.locator('#add').click();
    await other.waitForTimeout(2_500);
    await end(page, 'Stop and erase');
    await eventually(() => isRecording(other), { timeout: 1_000 }).toBe(false);
    await eventually(() => site.requests).toContain(ERASE);
    await eventually(() => page.evaluate(keysInOutbox), { timeout: 1_000 }).toBe(0);
    const before = site.requests.length;
    site.answer = () => undefined;
    await page.waitForTimeout(3_000);
    expect(site.requests.slice(before).filter((request) => request.includes('/v1/chunks'))).toEqual([]);
    expect(await grantOf(page)).toBe(null);
    await site.close();
  });

  it('an erasure that the server did not hear is told again by the next page', async () => {
    const { site, page } = await allow();
    site.answer = () => 'cut';
    await end(page, 'Stop and erase');
    await eventually(() => site.requests).toContain(ERASE);
    await page.goto(`${APP}/later`);
    await page.waitForTimeout(300);
    expect(await isRecording(page)).toBe(false);
    site.answer = () => undefined;
    const heard = () => site.requests.filter((request) => request === ERASE).length;
    const before = heard();
    await eventually(heard).toBeGreaterThan(before);
    await eventually(() => grantOf(page)).toBe(null);
    await site.close();
  });

  it('ends at once when the server has erased it', async () => {
    const { site, page } = await allow();
    site.answer = (path) => (path === '/v1/chunks' ? { status: 410, code: 'recording-erased' } : undefined);
    await page.locator('#add').click();
    await eventually(() => isRecording(page)).toBe(false);
    await eventually(() => grantOf(page)).toBe(null);
    expect(await page.evaluate(keysInOutbox)).toBe(0);
    await site.close();
  });

  it('leaves the page as it was: what rrweb patched is put back', async () => {
    const site = await openSite();
    const page = await site.open();
    await page.evaluate(WATCH_BUILT_INS);
    await page.getByRole('button', { name: 'Allow' }).click();
    await indicator(page).waitFor();
    expect(await page.evaluate(CHANGED_BUILT_INS)).not.toEqual([]);
    await end(page, 'Stop and keep');
    await eventually(() => isSettled(page)).toBe(true);
    expect(await page.evaluate(CHANGED_BUILT_INS)).toEqual([]);
    await site.close();
  });
});
