import axe from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SITE, startTestServer, type TestServer } from '../../test/test-server.ts';

const TEXT = `# What is recorded

What is on the **screen**, and what you do there:

- clicks,
- typing.

| what | how long |
|---|--:|
| recording | 7 days |

Questions go to [us](mailto:privacy@example.org).`;

/** Run in the page, whose globals a server's types do not know. */
const MEASURE = `({
  over: document.documentElement.scrollWidth - innerWidth,
  small: [...document.querySelectorAll('nav a, button, select, summary')]
    .filter((element) => element.getBoundingClientRect().height < 44)
    .map((element) => element.outerHTML),
})`;

let server: TestServer;
let browser: Browser;
const problems: string[] = [];

beforeAll(async () => {
  server = await startTestServer();
  const { hash: _, process: __, ...settings } = SITE.notice;
  const processors = [{ name: 'Hosting BV', service: 'hosts the server', country: 'NL' }];
  await publish('notice', { version: '4', updated: '2026-03-01', settings, texts: { en: TEXT, nl: TEXT } });
  const changed = {
    en: `${TEXT.replace('7 days', '14 days')}\n\n## New\n\nA paragraph.`,
    ar: '# إشعار\n\nنص **عربي**.',
  };
  await publish('notice', {
    version: '5',
    updated: '2026-04-01',
    settings: { ...settings, retentionDays: 14, processors },
    texts: changed,
  });
  await publish('policy', { version: '1', updated: '2026-01-01', texts: { en: TEXT } });
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function publish(kind: string, draft: unknown): Promise<void> {
  await server.ask(`/v1/documents/trial/${kind}/draft`, 'PUT', draft);
  expect((await server.ask(`/v1/documents/trial/${kind}/publish`, 'POST')).status).toBe(200);
}

const ADDRESSES = [
  '/notices/trial?lang=en',
  '/notices/trial?lang=nl',
  '/notices/trial?lang=ar',
  '/notices/trial/3?lang=nl',
  '/notices/trial/versions?lang=en',
  '/notices/trial/compare/4/5?lang=en',
  '/policies/trial?lang=nl',
  '/processors/trial?lang=nl',
];

async function open(page: Page, address: string): Promise<void> {
  const response = await page.goto(server.url + address);
  expect(response?.status()).toBe(200);
}

it('H has no violation that axe knows, on any page, in both themes, and runs nothing', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ colorScheme, viewport: { width: 1100, height: 800 } });
    page.on('console', (message) => problems.push(message.text()));
    for (const address of ADDRESSES) {
      await open(page, address);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate<axe.AxeResults>('axe.run()');
      problems.push(...violations.map(({ id, nodes }) => `${colorScheme} ${address} ${id}: ${nodes[0]?.html}`));
    }
    await page.close();
  }
  expect(problems).toEqual([]);
});

it('H fits 320 pixels, with targets of 44 to be touched', async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
  for (const address of ADDRESSES) {
    await open(page, address);
    const found = await page.evaluate<object>(MEASURE);
    expect({ address, ...found }).toEqual({ address, over: 0, small: [] });
  }
  await page.close();
});

it('F3 leads by keyboard alone from the notice to what changed between two versions', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await open(page, '/notices/trial?lang=en');
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').textContent()).toBe('Skip to the text');
  await page.getByRole('link', { name: 'All versions' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /all versions/ }).waitFor();
  await page.getByLabel('From version').selectOption('3');
  await page.getByRole('button', { name: 'Compare' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('From version 3 to version 5').waitFor();
  expect(await page.locator('del', { hasText: '7 days after' }).count()).toBe(1);
  await page.close();
});
