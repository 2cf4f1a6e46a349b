import { randomUUID } from 'node:crypto';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser that `npm test` found, or one on the path. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    headless: true,
    args: FLAGS,
  });
}

/** Values that may be found nowhere but in the page, unlike anything else. */
export function createSecrets() {
  const unique = randomUUID().replaceAll('-', '');
  return {
    password: `Geheim-${unique.slice(0, 14)}!`,
    cardNumber: '4539 1488 0343 6467',
    expiry: '11/29',
    cvc: '737',
    iban: 'NL91 ABNA 0417 1643 00',
    apiKey: `vl_live_${unique}`,
  };
}

/** What a browser has stored for the page's origin. */
export async function readStorage(context: BrowserContext, page: Page) {
  const inPage = await page.evaluate(async () => ({
    local: Object.fromEntries(Object.entries(localStorage)) as Record<string, string>,
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map((database) => database.name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  return { ...inPage, cookies: (await context.cookies()).map((cookie) => cookie.name) };
}
