/**
 * Takes the pictures of the documents anew, of a real server in a real Chromium, into `docs/images`: `npm run screenshots`,
 * after `npm run build`. Look at each of them afterwards.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { signUp, useDashboard } from '../e2e/drive-app.ts';
import { startOpname, type OpnameProcess } from '../e2e/opname-process.ts';
import { launchBrowser } from '../e2e/participant.ts';
import { signInToStudio } from '../e2e/studio.ts';

const IMAGES = path.resolve(import.meta.dirname, '../../../docs/images');
const OFFICER = { email: 'officer@opname.example', password: 'a long password of an officer' };
/** Milliseconds in which what opens has come to rest. */
const REST_MS = 700;

/** Asked in Arabic too, which the demo app does not speak. */
const SITE = {
  key: 'pictures',
  name: 'Vlonder',
  origins: ['loopback'],
  notice: {
    version: '3',
    updated: '2026-05-01',
    controller: 'Vlonder B.V.',
    contact: 'privacy@vlonder.example',
    purpose: { en: 'To see where the app is hard to use.', ar: 'لنرى أين يصعب استخدام التطبيق.' },
    watchers: { en: 'Three researchers at Vlonder.', ar: 'ثلاث باحثات في Vlonder.' },
    windowMinutes: 120,
    retentionDays: 30,
    level: 'screen',
    processors: [],
  },
};

const data = mkdtempSync(path.join(tmpdir(), 'opname-pictures-'));
writeFileSync(path.join(data, 'sites.json'), JSON.stringify([SITE]));
const opname = await startOpname({
  OPNAME_DATA: path.join(data, 'data'),
  OPNAME_SITES: path.join(data, 'sites.json'),
  OPNAME_ADMIN_EMAIL: OFFICER.email,
  OPNAME_ADMIN_PASSWORD: OFFICER.password,
});
const browser = await launchBrowser();
try {
  await takeNotices(browser, opname);
  await takeRecording(browser, opname);
  console.log(`Look at what is in ${IMAGES} now.`);
} finally {
  await browser.close();
  await opname.kill();
  rmSync(data, { recursive: true, force: true });
}

async function take(page: Page, name: string, fullPage = false): Promise<void> {
  await page.waitForTimeout(REST_MS);
  await page.screenshot({ path: path.join(IMAGES, `${name}.png`), fullPage });
}

async function openApp(browser: Browser, { url }: OpnameProcess, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 760 }, ...options });
  const page = await context.newPage();
  const language = options.locale?.startsWith('nl') ? 'nl' : 'en';
  const person = { name: 'Mies de Vries', email: 'mies@voorbeeld.example', password: 'Geheim-van-de-foto!' };
  await signUp(page, { ...person, baseUrl: `${url}/demo/`, language });
  await page.locator('[data-opname=allow]').waitFor();
  return page;
}

async function takeNotices(browser: Browser, opname: OpnameProcess): Promise<void> {
  const light = await openApp(browser, opname, { locale: 'en-GB' });
  await take(light, 'notice');
  await light.context().close();
  const dark = await openApp(browser, opname, { locale: 'nl-NL', colorScheme: 'dark' });
  await dark.locator('opname-notice summary').click();
  await take(dark, 'notice-nl-dark');
  await dark.context().close();
  const narrow = await openApp(browser, opname, { locale: 'nl-NL', viewport: { width: 360, height: 740 } });
  await take(narrow, 'notice-narrow');
  await narrow.context().close();
  await takeArabic(browser, opname);
}

async function takeArabic(browser: Browser, { url }: OpnameProcess): Promise<void> {
  const tag = `<script src="${url}/opname.js?lang=ar" data-site="pictures" data-subject="p" async></script>`;
  const look = '<style>html{background:#e6ecf2}</style>';
  const html = `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>Vlonder</title>${look}${tag}</html>`;
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const page = await browser.newPage({ viewport: { width: 720, height: 620 } });
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.locator('[data-opname=allow]').waitFor();
  await take(page, 'notice-ar');
  await page.close();
  server.close();
}

/** What somebody who allows it sees, their own page, and the office. */
async function takeRecording(browser: Browser, opname: OpnameProcess): Promise<void> {
  const page = await openApp(browser, opname, { locale: 'en-GB' });
  await page.locator('[data-opname=allow]').click();
  await page.waitForResponse((response) => response.url().endsWith('/v1/chunks') && response.status() === 201);
  await useDashboard(page);
  await page.locator('[data-opname=indicator]').click();
  await take(page, 'indicator');
  await page.locator('opname-indicator [data-opname=panel]').click();
  await page.locator('opname-panel dialog').waitFor();
  await take(page, 'panel');
  const opened = page.context().waitForEvent('page');
  await page.locator('opname-panel [data-opname=own-page]').click();
  const own = await opened;
  await own.setViewportSize({ width: 1100, height: 900 });
  await own.getByRole('button', { name: 'Download everything' }).waitFor();
  await take(own, 'participant-page', true);
  await takeOffice(browser, opname);
  await page.context().close();
}

async function takeOffice(browser: Browser, { url }: OpnameProcess): Promise<void> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 860 } });
  const page = await context.newPage();
  await signInToStudio(page, url, OFFICER);
  await page.goto(`${url}/studio/office`);
  await page
    .getByRole('link', { name: /^Show / })
    .first()
    .click();
  await page.getByRole('button', { name: 'Make a link' }).waitFor();
  await take(page, 'office', true);
  await context.close();
}
