import { afterAll, describe, expect, it } from 'vitest';
import {
  allow,
  customs,
  events,
  eventually,
  held,
  indicator,
  isRecording,
  keysInOutbox,
  RRWEB,
  sequences,
} from '../test/recorded-site.ts';
import { APP, closeBrowser, openSite } from '../test/site.ts';

afterAll(closeBrowser);

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
    expect(JSON.stringify(site.chunks)).not.toMatch(/horse|411111/);
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

/** What is written stands behind a read from now on, as when the uploader has just looked. */
function readBeforeWriting(): void {
  const { prototype } = IDBDatabase;
  const begin = Object.getOwnPropertyDescriptor(prototype, 'transaction')?.value as (
    ...given: unknown[]
  ) => IDBTransaction;
  prototype.transaction = function (...given) {
    if (this.name === 'opname') begin.call(this, 'outbox').objectStore('outbox').getAllKeys();
    return begin.apply(this, given);
  };
}

describe('without a network', () => {
  it('nothing is lost, over a reload too, and nothing is doubled', async () => {
    const { site, page } = await allow();
    await eventually(() => site.chunks.length).toBeGreaterThan(0);
    site.answer = () => 'cut';
    await page.locator('#add').click();
    await page.waitForTimeout(2_500);
    await page.locator('#add').click();
    await page.evaluate(readBeforeWriting);
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
