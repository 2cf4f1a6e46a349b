import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { CHANGED_BUILT_INS, WATCH_BUILT_INS } from '../../test/built-ins.ts';
import { APP, closeBrowser, openSite, SERVER, tag } from '../../test/site.ts';

afterAll(closeBrowser);

const overlay = (page: Page) => page.locator('opname-preview');
const shown = (page: Page) => page.frameLocator('opname-preview iframe');
const asked = [`GET ${APP}/`, `GET ${SERVER}/opname.js`];

const body = `<h1>Contacts</h1><p id="customer" data-opname="mask">Ann Smith</p><img src="/portrait.png" alt="">
<p class="salary">4,200 a month</p><label>Password <input type="password" value="correct-horse"></label>
<ul></ul>`;

async function open(attributes = '') {
  const site = await openSite({ body, attributes });
  await site.context.addInitScript(WATCH_BUILT_INS);
  const page = await site.open();
  await page.locator('opname-notice').waitFor();
  return { site, page };
}

async function preview(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'See what would be recorded' }).click();
  await shown(page).getByText('Contacts').waitFor();
}

function readStored(): Promise<object> {
  return indexedDB.databases().then((databases) => ({
    databases,
    local: Object.entries(localStorage),
    session: Object.entries(sessionStorage),
    cookie: document.cookie,
  }));
}

describe('the preview from the notice', () => {
  it('B10 shows before an answer the page as it would be recorded, with a mask over what would not', async () => {
    const { site, page } = await open();
    await preview(page);
    const text = (await shown(page).locator('body').textContent()) ?? '';
    expect(text).toContain('Contacts');
    expect(text).not.toMatch(/Ann|Smith/);
    await expect.poll(() => shown(page).locator('#customer').textContent()).toMatch(/^•+$/);
    const password = await shown(page).locator('input').inputValue();
    expect(password).not.toContain('horse');
    await expect.poll(() => shown(page).locator('#customer').getAttribute('style')).toContain('dashed');
    await site.close();
  });

  it('follows the page', async () => {
    const { site, page } = await open();
    await preview(page);
    await page.evaluate(() => {
      const added = Object.assign(document.createElement('li'), { textContent: 'A new contact' });
      document.querySelector('ul')?.append(added);
    });
    await shown(page).getByText('A new contact').waitFor();
    expect(await shown(page).getByText('A new contact').count()).toBe(1);
    await site.close();
  });

  it('says why something is masked where the pointer is, and nothing where nothing is', async () => {
    const { site, page } = await open();
    await preview(page);
    const why = page.getByRole('tooltip');
    await shown(page).locator('#customer').waitFor();
    const pointAt = async (selector: string) => {
      const box = await shown(page).locator(selector).boundingBox();
      await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    };
    await pointAt('#customer');
    await expect.poll(() => why.textContent()).toBe('Masked: a rule of this site (data-opname="mask")');
    await pointAt('input');
    await expect.poll(() => why.textContent()).toBe('Masked, always: a field for something sensitive (type password)');
    await pointAt('h1');
    await expect.poll(() => why.isVisible()).toBe(false);
    expect(await page.locator('opname-preview header').textContent()).toContain('Nothing is recorded or sent now.');
    await site.close();
  });

  it('stores and sends nothing, closes with Escape, and leaves the page as it was', async () => {
    const { site, page } = await open();
    const [stored, requests] = [await page.evaluate(readStored), site.requests.length];
    await preview(page);
    await page.waitForTimeout(500);
    await page.keyboard.press('Escape');
    await expect.poll(() => overlay(page).count()).toBe(0);
    await page.waitForTimeout(300);
    expect(site.requests.slice(requests)).toEqual([`GET ${SERVER}/opname-preview.js`]);
    expect(await page.evaluate(readStored)).toEqual(stored);
    expect(await page.evaluate(CHANGED_BUILT_INS)).toEqual([]);
    expect(site.said.filter((text) => text.startsWith('Opname'))).toEqual([]);
    expect(await page.locator('opname-notice').count()).toBe(1);
    await site.close();
  });

  it('closes with its button, can be opened again, and a yes after it records', async () => {
    const { site, page } = await open();
    await preview(page);
    await page.getByRole('button', { name: 'Close' }).click();
    await preview(page);
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Allow' }).click();
    await expect.poll(() => JSON.stringify(site.chunks), { timeout: 15_000 }).toContain('Contacts');
    expect(JSON.stringify(site.chunks)).not.toContain('Ann Smith');
    await site.close();
  });
});

describe('the key of a developer', () => {
  const html = `<!doctype html><html lang="en"><body>${body}${tag()}</body></html>`;

  it('opens it on an address of this machine', async () => {
    const site = await openSite();
    await site.context.route('http://localhost:4999/**', (route) =>
      route.fulfill({ body: html, contentType: 'text/html' }),
    );
    const page = await site.context.newPage();
    await page.goto('http://localhost:4999/');
    await page.locator('opname-notice').waitFor();
    await page.keyboard.press('Alt+Shift+KeyO');
    await shown(page).getByText('Contacts').waitFor();
    expect(await overlay(page).count()).toBe(1);
    await site.close();
  });

  it('does nothing anywhere else', async () => {
    const { site, page } = await open();
    await page.keyboard.press('Alt+Shift+KeyO');
    await page.waitForTimeout(500);
    expect(await overlay(page).count()).toBe(0);
    expect(site.requests.filter((request) => request.includes('preview'))).toEqual([]);
    expect(site.requests).toEqual(expect.arrayContaining(asked));
    await site.close();
  });
});
