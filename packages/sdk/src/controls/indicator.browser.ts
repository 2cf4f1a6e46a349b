import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser, openSite, type SiteOptions } from '../../test/site.ts';

afterAll(closeBrowser);

async function record(options: SiteOptions = {}): Promise<Page> {
  const site = await openSite(options);
  const page = await site.open();
  await page.locator('opname-notice [data-opname="allow"]').click();
  await page.locator('opname-indicator').waitFor();
  return page;
}

function weight(button: Element): object {
  const { color, backgroundColor, fontWeight, fontSize, borderColor } = getComputedStyle(button);
  return { color, backgroundColor, fontWeight, fontSize, borderColor };
}

describe('the indicator', () => {
  it('D1 says that it records and until when, and E4 offers both ends alike one click away', async () => {
    const page = await record();
    const pill = page.getByRole('button', { name: /^Recording until \d/ });
    expect(await pill.getAttribute('aria-expanded')).toBe('false');
    await pill.click();
    const ends = ['Stop and keep', 'Stop and erase'].map((name) => page.getByRole('button', { name }));
    const boxes = await Promise.all(ends.map((button) => button.boundingBox()));
    expect(boxes[0]).toMatchObject({ y: boxes[1]?.y, width: boxes[1]?.width, height: boxes[1]?.height });
    expect(await ends[0]?.evaluate(weight)).toEqual(await ends[1]?.evaluate(weight));
    await page.context().close();
  });

  it('can be opened, left and closed with the keyboard', async () => {
    const page = await record();
    const pill = page.getByRole('button', { name: /^Recording until/ });
    await pill.focus();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('button', { name: 'Stop and keep' }).isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('button', { name: 'Stop and keep' }).isVisible()).toBe(false);
    expect(await pill.evaluate((button) => button.matches(':focus'))).toBe(true);
    await page.context().close();
  });

  it('speaks Dutch, and fits a phone', async () => {
    const page = await record({ attributes: 'data-locale="nl"', viewport: { width: 320, height: 568 } });
    await page.getByRole('button', { name: /^Opname tot \d/ }).click();
    const box = await page.locator('opname-indicator .card').boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
    expect(await page.getByRole('button', { name: 'Stoppen en wissen' }).isVisible()).toBe(true);
    await page.context().close();
  });
});
