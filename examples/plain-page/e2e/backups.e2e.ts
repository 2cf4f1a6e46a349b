import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startOpname, type OpnameProcess } from '@opname/example-trial-app/e2e/opname-process.ts';
import { launchBrowser } from '@opname/example-trial-app/e2e/participant.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspect } from './faults.ts';

const hasRestic = spawnSync('restic', ['version']).status === 0;
const ADMIN = { email: 'admin@opname.example', password: 'a long password of an admin' };
const PASSPHRASE = 'five words of a long list';
const ROOT = path.resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(path.join(tmpdir(), 'opname-office-'));
const environment = {
  OPNAME_DATA: path.join(folder, 'data'),
  OPNAME_ADMIN_EMAIL: ADMIN.email,
  OPNAME_ADMIN_PASSWORD: ADMIN.password,
};
const withBackups = { ...environment, OPNAME_BACKUPS: path.join(folder, 'backups.json') };

const place = (name: string) => ({
  name,
  address: path.join(folder, name),
  provider: 'Hetzner',
  country: 'DE',
  continent: 'EU',
  passwordFile: path.join(folder, `${name}.password`),
});

/** One data centre, where three are promised: there is something to find. */
function createRepositories(): void {
  const backups = {
    repositories: [{ ...place('first'), dataCentre: 'FSN1' }],
    keys: { ...place('ring'), dataCentre: 'NBG1' },
    drills: false,
  };
  for (const name of ['first', 'ring']) writeFileSync(path.join(folder, `${name}.password`), `password of ${name}`);
  writeFileSync(withBackups.OPNAME_BACKUPS, JSON.stringify(backups));
  execFileSync(process.execPath, ['packages/cli/dist/opname.js', 'backup', 'init'], {
    cwd: ROOT,
    env: { ...process.env, ...withBackups },
  });
}

/** Presses Tab until this is where the keyboard is, as somebody without a mouse gets there. */
async function reach(page: Page, name: string): Promise<void> {
  const isThere = () =>
    page.evaluate((wanted) => {
      const { activeElement: at } = document;
      const labels = at instanceof HTMLInputElement ? [...(at.labels ?? [])] : [];
      return [at, ...labels].some((each) => each?.textContent?.trim() === wanted);
    }, name);
  for (let count = 0; count < 60; count++) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach "${name}"`);
}

async function press(page: Page, name: string): Promise<void> {
  await reach(page, name);
  await page.keyboard.press('Enter');
}

async function fill(page: Page, name: string, text: string): Promise<void> {
  await reach(page, name);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

async function open(page: Page, view: 'backups' | 'sites', url: string): Promise<void> {
  await page.goto(`${url}/studio/office/${view}`);
  await page.locator('main h1').waitFor();
  await page.waitForFunction(() => !document.querySelector('.mantine-Loader-root, .mantine-Skeleton-root'));
}

/** Leaves a download where the browser asks where to save it. */
const holdDownloads = (page: Page) =>
  page.evaluate(() =>
    document.addEventListener('click', (event) => {
      if (!(event.target instanceof HTMLAnchorElement)) return;
      event.preventDefault();
      document.body.dataset.held = event.target.href;
    }),
  );
const letDownloadGo = (page: Page) => page.evaluate(() => location.assign(document.body.dataset.held ?? ''));

/** Each test begins where the one before has ended. */
describe.skipIf(!hasRestic)('backups and sites in the privacy office', () => {
  let opname: OpnameProcess;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    opname = await startOpname(environment);
    browser = await launchBrowser();
    page = await (await browser.newContext({ locale: 'en-GB', acceptDownloads: true })).newPage();
    await page.goto(`${opname.url}/studio/`);
    await page.locator('input[type=email]').fill(ADMIN.email);
    await page.locator('input[type=password]').fill(ADMIN.password);
    await page.locator('button[type=submit]').click();
    await page.locator('input[type=password]').waitFor({ state: 'detached' });
  });
  afterAll(async () => {
    await browser?.close();
    await opname?.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it('say how backups are set up where there are none, and still let a full one be taken away', async () => {
    await open(page, 'backups', opname.url);
    await page.getByText('No backups are set up').waitFor();
    await page.getByText('OPNAME_BACKUPS').waitFor();
    expect(await page.getByRole('button', { name: 'Examine' }).count()).toBe(0);
    await page.getByRole('heading', { name: 'Take a full backup away' }).waitFor();
  });

  it('tell what does not hold, with its cure, and take a backup, by the keyboard alone', async () => {
    await opname.kill();
    createRepositories();
    opname = await startOpname(withBackups);
    await open(page, 'backups', opname.url);
    await press(page, 'Examine');
    const found = page.getByRole('alert');
    await found.getByText('Backups lie in 1 data centres; 3 are promised.').waitFor();
    await found.getByText('Backups lie on 1 continent; 2 are promised.').waitFor();
    await press(page, 'Back up now');
    // The names of the columns stand there too, for narrow windows.
    const backups = page
      .getByRole('row', { name: /Hetzner, FSN1/ })
      .locator('td')
      .first();
    await expect.poll(() => backups.innerText(), { timeout: 60_000 }).toBe('3');
    expect(await page.getByText('Germany, Europe').count()).toBe(1);
  });

  it('refuse a passphrase that is short or differs, and hand over a full backup with its progress', async () => {
    await fill(page, 'Passphrase', 'short');
    await press(page, 'Download');
    await page.getByText('Use at least 16 characters').waitFor();
    await fill(page, 'Passphrase', PASSPHRASE);
    await fill(page, 'The same again', 'five other words of it');
    await press(page, 'Download');
    await page.getByText('This is not the same passphrase.').waitFor();
    const progress = page.getByRole('progressbar', { name: 'Take a full backup away' });
    const downloading = page.waitForEvent('download');
    await fill(page, 'The same again', PASSPHRASE);
    await holdDownloads(page);
    await press(page, 'Download');
    await page.getByText(/^Put together: /).waitFor();
    expect(await progress.getAttribute('aria-valuenow')).toBe('0');
    await press(page, 'Download');
    await page.getByRole('alert').getByText('A full backup is being put together already').waitFor();
    await letDownloadGo(page);
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^opname-.+-delete-by-.+\.tar\.age$/);
    expect(
      readFileSync((await download.path()) ?? '')
        .subarray(0, 21)
        .toString(),
    ).toBe('age-encryption.org/v1');
    await page.getByText(/^Downloaded: /).waitFor();
    await page.getByText(/^Delete the file by /).waitFor();
    expect(await progress.getAttribute('aria-valuenow')).toBe('100');
  });

  it('ask before a site is removed, and take it back, by the keyboard alone', async () => {
    await open(page, 'sites', opname.url);
    const dialog = page.getByRole('dialog');
    await press(page, 'Remove the site');
    await dialog.getByText('In seven days all its recordings').waitFor();
    // What does no harm has the focus.
    await expect
      .poll(() => dialog.getByRole('button', { name: 'Cancel' }).evaluate((at) => at.matches(':focus')))
      .toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.getByText(/^Goes on /).count()).toBe(0);
    await press(page, 'Remove the site');
    await dialog.waitFor();
    await page.keyboard.press('Tab');
    await press(page, 'Remove the site');
    await page.getByText(/^Goes on /).waitFor();
    await page.getByText(`Asked by ${ADMIN.email}`).waitFor();
    await press(page, 'Take the removal back');
    await page.getByRole('button', { name: 'Remove the site' }).waitFor();
  });

  it('H have no fault that axe finds, in English and Dutch, light and dark, and fit a narrow window', async () => {
    const found: string[] = [];
    for (const locale of ['en-GB', 'nl-NL']) {
      const storageState = await page.context().storageState();
      const context = await browser.newContext({ locale, storageState });
      const each = await context.newPage();
      const look = async (what: string) =>
        void found.push(...(await inspect(each)).map((fault) => `${locale} ${what} ${fault}`));
      await open(each, 'backups', opname.url);
      await each.locator('section[aria-labelledby=promises] button').first().click();
      await each.getByRole('alert').waitFor();
      await each.locator('section[aria-labelledby=take-away] button[type=submit]').click();
      await each.locator('[aria-invalid=true]').first().waitFor();
      await look('backups');
      await open(each, 'sites', opname.url);
      await each.locator('main li button').first().click();
      await each.getByRole('dialog').waitFor();
      await look('sites');
      await context.close();
    }
    expect(found).toEqual([]);
  });

  it('say so when the server does not answer', async () => {
    await open(page, 'backups', opname.url);
    await opname.kill();
    await press(page, 'Examine');
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('The server cannot be reached');
  });
});
