import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { NOTICE } from '../../test/notice.ts';
import { closeBrowser, openSite, type SiteOptions } from '../../test/site.ts';

afterAll(closeBrowser);

const allow = (page: Page) => page.locator('opname-notice [data-opname="allow"]');
const decline = (page: Page) => page.locator('opname-notice [data-opname="decline"]');
const isAsking = async (page: Page) => (await page.locator('opname-notice').count()) === 1;

async function ask(options: SiteOptions = {}) {
  const site = await openSite(options);
  const page = await site.open();
  await allow(page).waitFor();
  // Its short way in is over.
  await page.waitForTimeout(400);
  return { site, page };
}

/** Every computed style of a button, without what comes from the length of its word or its place. */
function readStyle(button: Element): Record<string, string> {
  const style = getComputedStyle(button);
  const placed = /^(inset|left|right|top|bottom|perspective-origin|transform-origin)/;
  return Object.fromEntries(
    [...style].filter((name) => !placed.test(name)).map((name) => [name, style.getPropertyValue(name)]),
  );
}

describe('the question', () => {
  it.each<[string, SiteOptions]>([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['forced colours', { forcedColors: 'active' }],
    ['a phone', { viewport: { width: 320, height: 640 } }],
    ['Dutch', { attributes: 'data-locale="nl"' }],
    ['right to left', { body: '<script nonce="x">document.documentElement.dir = "rtl"</script>' }],
    [
      'a page with styles of its own',
      { body: '<style>button{background:red!important}:root{--opname-button:teal}</style>' },
    ],
  ])('B1 puts Allow and Decline side by side and alike: %s', async (_name, options) => {
    const { site, page } = await ask(options);
    expect(await allow(page).evaluate(readStyle)).toEqual(await decline(page).evaluate(readStyle));
    const [a, d] = [await allow(page).boundingBox(), await decline(page).boundingBox()];
    expect({ y: a?.y, width: a?.width, height: a?.height }).toEqual({ y: d?.y, width: d?.width, height: d?.height });
    expect(a?.height).toBeGreaterThanOrEqual(44);
    await site.close();
  });

  it('B2 is first in the document, takes no focus, and is read out once', async () => {
    const { site, page } = await ask();
    expect(await page.evaluate(() => document.body.firstElementChild?.localName)).toBe('opname-notice');
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    await expect
      .poll(() => page.getByRole('status').textContent())
      .toBe('May we record the first 2 hours of your trial?');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await decline(page).evaluate((button) => button.matches(':focus'))).toBe(true);
    await site.close();
  });

  it('B11 takes a yes or a no and offers nothing that puts it off: no “later”, no cross, no box to tick', async () => {
    const { site, page } = await ask();
    const offered = page.locator('opname-notice').locator('button, [role=button], input, select, a[href="#"]');
    expect(await offered.allTextContents()).toEqual(['See what would be recorded', 'Decline', 'Allow']);
    expect(await page.locator('opname-notice').textContent()).not.toMatch(/later|remind|not now|snooze/i);
    await site.close();
  });

  it('C3 names the level and the rules in force, and says that data of others may be on the screen', async () => {
    const { site, page } = await ask();
    const text = async () => (await page.getByRole('region').textContent()) ?? '';
    expect(await text()).toContain('What the app shows of others');
    expect(await text()).toContain('Passwords, card numbers and other sensitive fields are masked');
    expect(await text()).not.toContain('Rules of this app');
    const rules = [
      { selector: '.salary', action: 'mask' },
      { selector: '.letter', action: 'hide' },
      { selector: '.menu', action: 'show' },
      { selector: '.help', action: 'show' },
    ];
    site.rules = { version: '1', rules };
    await page.reload();
    await allow(page).waitFor();
    expect(await text()).toContain('Rules of this app: hidden 1, masked 1, shown 2.');
    await site.close();
  });

  it('B3 is not answered by Escape, by scrolling, or by moving on', async () => {
    const { site, page } = await ask({ body: '<div style="height:5000px"></div>' });
    await page.keyboard.press('Escape');
    await page.mouse.wheel(0, 3_000);
    await page.waitForTimeout(300);
    expect(await isAsking(page)).toBe(true);
    await page.goto('https://app.test/next');
    await allow(page).waitFor();
    expect(site.consents).toEqual([]);
    await site.close();
  });

  it('B5 has a place for each thing that must be known, all of it from the notice in force', async () => {
    const { site, page } = await ask();
    await page.getByText('More about this recording').click();
    const text = (await page.getByRole('region').textContent()) ?? '';
    const { controller, contact, version, updated } = NOTICE;
    expect(updated).toBe('2026-05-01');
    for (const value of [
      controller,
      contact,
      version,
      'May 1, 2026',
      NOTICE.purpose['en'],
      NOTICE.watchers['en'],
      '30 days',
      'Vlonder Studio GmbH',
      'Hosting B.V. (hosting, Netherlands)',
      'What the app shows of others',
      'erase',
    ])
      expect(text).toContain(value);
    expect(text).toContain('cannot guarantee');
    expect(text).toMatch(/Until \d/);
    expect(await page.getByRole('link', { name: contact }).getAttribute('href')).toBe(`mailto:${contact}`);
    expect(await page.getByRole('link', { name: 'Privacy policy' }).getAttribute('href')).toBe(NOTICE.policyUrl);
    await site.close();
  });

  it('B6 asks in Dutch on a Dutch page, and says in which language it asked', async () => {
    const { site, page } = await ask({ attributes: 'data-locale="nl-NL"' });
    expect(await page.locator('opname-notice h2').textContent()).toBe(
      'Mogen wij de eerste 2 uur van uw proefperiode opnemen?',
    );
    await page.getByRole('button', { name: 'Toestaan' }).click();
    await expect.poll(() => site.consents).toMatchObject([{ language: 'nl', notice: NOTICE.hash, level: 'screen' }]);
    await site.close();
  });

  it('says what the stricter level of the page masks, and asks for that level', async () => {
    const { site, page } = await ask({ attributes: 'data-level="structure"' });
    expect(await page.getByRole('region').textContent()).toContain('but no text');
    await allow(page).click();
    await expect.poll(() => site.consents).toMatchObject([{ level: 'structure' }]);
    await site.close();
  });

  it('fits 320 pixels without scrolling sideways, and keeps its buttons in view when it is long', async () => {
    const { site, page } = await ask({ viewport: { width: 320, height: 480 } });
    await page.getByText('More about this recording').click();
    const box = await allow(page).boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(480);
    const text = page.locator('opname-notice .text');
    expect(await text.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
    await site.close();
  });
});

describe('a yes', () => {
  it('B4 is not one that a script of the page clicks', async () => {
    const { site, page } = await ask();
    await allow(page).evaluate((button: HTMLElement) => button.click());
    await page.waitForTimeout(300);
    expect(await isAsking(page)).toBe(true);
    expect(site.consents).toEqual([]);
    await site.close();
  });

  it.each([
    [
      'something lies over it',
      'const d = document.createElement("div"); d.style.cssText = "position:fixed;inset:0;z-index:2147483647;background:#fff"; document.body.append(d); d.animate([{}], 1);',
    ],
    ['the page is see-through', 'document.body.style.opacity = "0.02"'],
  ])('B4 is not one on a question that is not really visible: %s', async (_how, script) => {
    const { site, page } = await ask();
    await page.evaluate(script);
    await allow(page).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('status').textContent()).toContain('Something covers this question');
    expect(site.consents).toEqual([]);
    await site.close();
  });

  it('can be given with the keyboard', async () => {
    const { site, page } = await ask();
    await allow(page).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => site.consents).toHaveLength(1);
    await site.close();
  });

  it.each([
    ['the network fails', () => 'cut' as const],
    ['the server fails', () => ({ status: 500, code: 'internal' })],
    ['the server refuses', () => ({ status: 409, code: 'notice-not-current' })],
  ])('is told not to have worked when %s, and can be tried again', async (_why, answer) => {
    const { site, page } = await ask();
    site.answer = answer;
    await allow(page).click();
    await expect.poll(() => page.getByRole('status').textContent()).toContain('That did not work');
    expect(site.requests.some((request) => request.includes('opname-recorder'))).toBe(false);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    site.answer = () => undefined;
    await allow(page).click();
    await page.locator('opname-indicator').waitFor();
    expect(await isAsking(page)).toBe(false);
    await site.close();
  });

  it('comes too late when the window is over, and the question goes away', async () => {
    const { site, page } = await ask();
    site.answer = () => ({ status: 410, code: 'window-over' });
    await allow(page).click();
    await expect.poll(() => isAsking(page)).toBe(false);
    expect(site.requests.some((request) => request.includes('opname-recorder'))).toBe(false);
    await site.close();
  });
});

describe('a no', () => {
  it('B4 takes any event', async () => {
    const { site, page } = await ask();
    await decline(page).evaluate((button: HTMLElement) => button.click());
    await expect.poll(() => isAsking(page)).toBe(false);
    await site.close();
  });

  it('takes the question away in the other tabs too', async () => {
    const { site, page } = await ask();
    const other = await site.open('/other');
    await allow(other).waitFor();
    await decline(page).click();
    await expect.poll(() => isAsking(other)).toBe(false);
    expect(site.consents).toEqual([]);
    await site.close();
  });
});
