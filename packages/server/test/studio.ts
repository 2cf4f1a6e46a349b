/** The built studio before a server of the tests, in a real browser. */
import path from 'node:path';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { freePort } from './free-port.ts';
import { EMAIL, PASSWORD, startTestServer, type TestServer } from './test-server.ts';

type Options = Parameters<typeof startTestServer>[0];

export interface Studio {
  server: TestServer;
  browser: Browser;
  /** Its address: a name, as passkeys need. */
  url: string;
  open(options?: BrowserContextOptions): Promise<Page>;
  stop(): Promise<void>;
}

export async function startStudio(options: Options = {}): Promise<Studio> {
  const port = options?.port ?? (await freePort());
  const url = `http://localhost:${port}`;
  const studioDir = path.resolve(import.meta.dirname, '../../viewer/dist');
  const server = await startTestServer({ port, publicUrl: url, studioDir, ...options });
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  return {
    server,
    browser,
    url,
    async open(options = {}) {
      const context = await browser.newContext({
        locale: 'en-GB',
        viewport: WIDE,
        reducedMotion: 'reduce',
        ...options,
      });
      return await context.newPage();
    },
    async stop() {
      await browser.close();
      await server.stop();
    },
  };
}

export async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/studio/`);
  await page.locator('input[type=email]').fill(EMAIL);
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
}

const WIDE = { width: 1280, height: 900 };
/** CSS pixels of a small phone. */
const NARROW = { width: 380, height: 800 };

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** In the dark nothing but colours is another. */
const LOOKS = [
  ['light', WCAG],
  ['dark', ['color-contrast', 'link-in-text-block']],
] as const;

/** Run in the page, whose globals a server's types do not know; what was recorded is a document of its own. */
const FIND = (rules: readonly string[]) => `(async () => {
  for (const _ of [1, 2, 3]) await new Promise(requestAnimationFrame);
  const moving = document.getAnimations().filter((each) => each instanceof CSSTransition);
  await Promise.all(moving.map(({ finished }) => finished.catch(() => undefined)));
  const outside = { exclude: [['[data-opname-stage] [aria-hidden]']] };
  const { violations } = await axe.run(outside, { runOnly: ${JSON.stringify(rules)}, iframes: false, preload: false });
  return violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html.slice(0, 120)).join());
})()`;

/** Everything that axe finds wrong with what is shown, in both themes, and whether it fits a narrow window. */
export async function findFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found: string[] = [];
  for (const [colorScheme, rules] of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor({ state: 'attached' });
    const faults = await page.evaluate<string[]>(FIND(rules));
    found.push(...faults.map((fault) => `${colorScheme}: ${fault}`));
  }
  await page.setViewportSize(NARROW);
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: 'light' });
  return width > NARROW.width ? [...found, `is ${width} pixels wide in a window of ${NARROW.width}`] : found;
}
