import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { closeBrowser, openSite } from '../../test/site.ts';

afterAll(closeBrowser);

/** Presses that would be a trap if they led nowhere. */
const TABS_MAX = 20;

/** What has the focus, by the mark of our own button, by its tag or by its id. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const active = document.activeElement;
    const inner = active?.shadowRoot?.activeElement ?? active;
    return inner?.getAttribute('data-opname') ?? (inner?.className || inner?.id || inner?.localName || '');
  });

async function tabTo(page: Page, name: string, key = 'Tab'): Promise<string[]> {
  const way: string[] = [];
  while (way.length < TABS_MAX && way.at(-1) !== name) {
    await page.keyboard.press(key);
    way.push(await focused(page));
  }
  expect(way).toContain(name);
  return way;
}

const BODY = '<h1>App</h1><input id="theirs" name="city"><button id="last">Theirs</button>';

it('H B2 the question is first in the order of Tab, holds nobody, and takes the focus from nobody', async () => {
  const site = await openSite({
    attributes: 'data-ask="manual"',
    body: `${BODY}<script nonce="x">window.Opname=[]</script>`,
  });
  const page = await site.open();
  await page.locator('#theirs').focus();
  await page.evaluate('Opname.push(["ask"])');
  await page.locator('opname-notice').waitFor();
  await page.keyboard.type('Utrecht');
  expect(await page.locator('#theirs').inputValue()).toBe('Utrecht');
  expect(await tabTo(page, 'decline', 'Shift+Tab')).toEqual(['allow', 'decline']);
  await page.reload();
  await page.evaluate('Opname.push(["ask"])');
  await page.locator('opname-notice').waitFor();
  expect(await tabTo(page, 'theirs')).toEqual(['summary', 'preview', 'decline', 'allow', 'theirs']);
  await tabTo(page, 'summary', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByText('We cannot guarantee that nothing slips through').waitFor();
  await page.keyboard.press('Escape');
  expect(await page.locator('opname-notice').count()).toBe(1);
  await tabTo(page, 'allow');
  await page.keyboard.press('Space');
  await page.locator('opname-indicator').waitFor();
  expect(site.consents).toHaveLength(1);
  await site.close();
});

it('H everything that can be done while it records is done with the keyboard, and Escape gives the focus back', async () => {
  const site = await openSite({ body: BODY });
  const page = await site.open();
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.locator('opname-indicator').waitFor();
  await page.locator('#last').focus();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('indicator');
  await page.keyboard.press('Enter');
  expect(await tabTo(page, 'panel', 'Shift+Tab')).toEqual(['panel']);
  await page.keyboard.press('Escape');
  expect(await focused(page)).toBe('indicator');
  expect(await page.locator('opname-indicator [data-opname=indicator]').getAttribute('aria-expanded')).toBe('false');

  await page.keyboard.press('Enter');
  await tabTo(page, 'panel', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.locator('opname-panel dialog').waitFor();
  const [opened, ...around] = [await focused(page), ...(await tabTo(page, 'summary'))];
  expect(opened).toBe('title');
  expect(around.filter((name) => ['theirs', 'last', 'indicator'].includes(name))).toEqual([]);
  await tabTo(page, 'pause');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('resume');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('opname-panel').count()).toBe(0);
  expect(await focused(page)).toBe('indicator');
  await page.keyboard.press('Shift+Tab');
  expect(await focused(page)).toBe('last');
  await site.close();
});
