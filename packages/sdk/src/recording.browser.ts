import type { RecordedEvent } from '@opname/protocol';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { CHANGED_BUILT_INS, WATCH_BUILT_INS } from '../test/built-ins.ts';
import { APP, closeBrowser, openSite, SERVER, type Site, type SiteOptions } from '../test/site.ts';

afterAll(closeBrowser);

const RRWEB = { fullSnapshot: 2, incremental: 3, custom: 5 };
const ERASE = `DELETE ${SERVER}/v1/recordings/5e1cf3a8-9a57-4a43-a5a3-3a2f6f1b9a10`;

const indicator = (page: Page) => page.locator('opname-indicator');
const isRecording = async (page: Page) => (await indicator(page).count()) === 1;
const events = (site: Site): RecordedEvent[] => site.chunks.flatMap(({ content }) => content.events);
const customs = (site: Site) =>
  events(site).flatMap(({ type, data }) => (type === RRWEB.custom ? [(data as { payload: unknown }).payload] : []));
const grantOf = (page: Page) => page.evaluate(() => localStorage.getItem('opname.grant.demo'));
/** Whether the yes is remembered only because its participant may want their page, or to erase. */
const isSettled = async (page: Page) => (JSON.parse((await grantOf(page)) ?? '{}') as { settled?: boolean }).settled;

/** Chunks are cut every two seconds, and repeated after one more. */
const eventually = <Value>(read: () => Value, { timeout } = { timeout: 15_000 }) => expect.poll(read, { timeout });

async function allow(options: SiteOptions = {}, prepare: (site: Site) => void = () => {}) {
  const site = await openSite(options);
  prepare(site);
  const page = await site.open();
  await page.getByRole('button', { name: 'Allow' }).click();
  await indicator(page).waitFor();
  return { site, page };
}

async function end(page: Page, how: 'Stop and keep' | 'Stop and erase') {
  await page.getByRole('button', { name: 'Recording until' }).click();
  await page.getByRole('button', { name: how }).click();
}

/** Numbers of each page's chunks, in the order in which the server took them. */
function sequences(site: Site): number[][] {
  const pages = [...new Set(site.chunks.map(({ page }) => page))];
  return pages.map((page) => site.chunks.filter((chunk) => chunk.page === page).map(({ sequence }) => sequence));
}
/** The same with every number once, because a page that closes may send a chunk a second time. */
const held = (site: Site) => sequences(site).map((numbers) => [...new Set(numbers)].toSorted((a, b) => a - b));

const keysInOutbox = () =>
  new Promise<number>((resolve) => {
    const opening = indexedDB.open('opname');
    opening.onsuccess = () => {
      const counting = opening.result.transaction('outbox').objectStore('outbox').count();
      counting.onsuccess = () => resolve(counting.result);
    };
  });

describe('after a yes', () => {
  it('whether the browser asks for dark pages reaches the server after the first picture, and when it changes', async () => {
    const { site, page } = await allow({ colorScheme: 'dark' });
    await page.emulateMedia({ colorScheme: 'light' });
    await eventually(() => customs(site)).toEqual([{ dark: true }, { dark: false }]);
    expect(events(site).findIndex(({ type }) => type === RRWEB.custom)).toBeGreaterThan(
      events(site).findIndex(({ type }) => type === RRWEB.fullSnapshot),
    );
    await site.close();
  });

  it('where the app goes without a new document reaches the server, as far as an address may', async () => {
    const { site, page } = await allow();
    await page.evaluate(() => history.pushState(null, '', '/orders/12?customer=Ann+Smith#top'));
    await page.goBack();
    const went = { href: `${APP}/orders/12` };
    await eventually(() => customs(site).length).toBe(3);
    expect(customs(site)).toEqual([{ dark: false }, went, { href: `${APP}/` }]);
    await site.close();
  });

  it('a full picture and what is done reach the server, at its time', async () => {
    const { site, page } = await allow();
    await page.locator('#add').click();
    await eventually(() => events(site).length).toBeGreaterThan(3);
    expect(events(site).some(({ type }) => type === RRWEB.fullSnapshot)).toBe(true);
    expect(JSON.stringify(events(site))).toContain('"tagName":"li"');
    for (const { timestamp } of events(site)) expect(Math.abs(timestamp - Date.now())).toBeLessThan(30_000);
    expect(sequences(site)[0]).toEqual(sequences(site)[0]?.map((_, index) => index));
    await site.close();
  });

  it('nothing of our own elements is in the recording but an empty place', async () => {
    const { site, page } = await allow();
    await page.getByRole('button', { name: 'Recording until' }).click();
    await page.getByRole('button', { name: 'Recording until' }).click();
    await page.locator('#add').click();
    await eventually(() => JSON.stringify(events(site))).toContain('"tagName":"li"');
    const text = JSON.stringify(events(site));
    expect(text).not.toMatch(/Stop and|Recording until|May we record|all:initial|"card"|"pill"/);
    await site.close();
  });

  it('what is typed into a sensitive field never leaves the page', async () => {
    const body =
      '<input type="password"><input name="cardnumber" autocomplete="cc-number"><button id="add">Add</button><ul></ul>';
    const { site, page } = await allow({ body });
    await page.locator('[type=password]').pressSequentially('correct-horse-battery');
    await page.locator('[name=cardnumber]').pressSequentially('4111111111111111');
    await page.locator('#add').click();
    await eventually(() => JSON.stringify(events(site))).toContain('"tagName":"li"');
    expect(JSON.stringify(site.chunks)).not.toMatch(/horse|4111/);
    expect(events(site).some(({ data }) => (data as { source?: number }).source === 5)).toBe(true);
    await site.close();
  });

  it('a rule of the page that an invalid style rule throws is still thrown', async () => {
    const { site, page } = await allow();
    const name = await page.evaluate(() => {
      try {
        new CSSStyleSheet().insertRule('not a rule');
        return 'nothing';
      } catch (error) {
        return (error as Error).name;
      }
    });
    expect(name).toBe('SyntaxError');
    expect(await isRecording(page)).toBe(true);
    await site.close();
  });
});

describe('pages', () => {
  it('of two tabs are two pages of one recording, and the second does not ask', async () => {
    const { site, page } = await allow();
    const other = await site.open('/other');
    await indicator(other).waitFor();
    await other.locator('#add').click();
    await page.locator('#add').click();
    await eventually(() => sequences(site).filter((numbers) => numbers.length > 1).length).toBe(2);
    expect(site.consents).toHaveLength(1);
    await site.close();
  });

  it('that were asking begin to record when another tab says yes', async () => {
    const site = await openSite();
    const [page, other] = [await site.open(), await site.open('/other')];
    await other.locator('opname-notice').waitFor();
    await page.getByRole('button', { name: 'Allow' }).click();
    await indicator(other).waitFor();
    expect(await other.locator('opname-notice').count()).toBe(0);
    expect(site.consents).toHaveLength(1);
    await site.close();
  });

  it('go on after a reload without asking, and nothing of the old page is missing', async () => {
    const { site, page } = await allow();
    await eventually(() => site.chunks.length).toBeGreaterThan(0);
    await page.locator('#add').click();
    await page.reload();
    await indicator(page).waitFor();
    await eventually(() => held(site).length).toBe(2);
    await eventually(() => site.chunks.some(({ last }) => last)).toBe(true);
    const last = site.chunks.find((chunk) => chunk.last);
    expect(held(site)[0]).toEqual(Array.from({ length: (last?.sequence ?? 0) + 1 }, (_, index) => index));
    await site.close();
  });

  it('that come back from the back/forward cache are pages of their own', async () => {
    const { site, page } = await allow();
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await page.locator('#add').click();
    await eventually(() => held(site).filter((numbers) => numbers.length > 1).length).toBe(2);
    expect(site.chunks.find(({ page: id }) => id === site.chunks.at(-1)?.page)?.content.events).toContainEqual(
      expect.objectContaining({ type: RRWEB.fullSnapshot }),
    );
    await site.close();
  });
});

describe('without a network', () => {
  it('nothing is lost, over a reload too, and nothing is doubled', async () => {
    const { site, page } = await allow();
    await eventually(() => site.chunks.length).toBeGreaterThan(0);
    site.answer = () => 'cut';
    await page.locator('#add').click();
    await page.waitForTimeout(2_500);
    await page.locator('#add').click();
    await page.reload();
    await indicator(page).waitFor();
    await page.waitForTimeout(500);
    site.answer = () => undefined;
    await eventually(() => site.chunks.some(({ last }) => last)).toBe(true);
    const old = sequences(site)[0] ?? [];
    expect(old).toEqual(old.map((_, index) => index));
    await eventually(() => page.evaluate(keysInOutbox)).toBeLessThanOrEqual(1);
    await site.close();
  });
});

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
