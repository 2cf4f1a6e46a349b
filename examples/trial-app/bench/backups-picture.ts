/**
 * Takes the picture of the studio's page of backups anew, of real repositories of restic that were read and restored as a
 * test: part of `npm run screenshots`; needs restic and some two minutes.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { signUp } from '../e2e/drive-app.ts';
import { startOpname } from '../e2e/opname-process.ts';
import { launchBrowser } from '../e2e/participant.ts';
import { signInToStudio } from '../e2e/studio.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const ADMIN = { email: 'admin@example.org', password: 'a long password of an admin' };

/** As in docs/backups.md, but in folders. */
const PLACES = [
  { name: 'falkenstein', provider: 'Hetzner', dataCentre: 'FSN1', country: 'DE', continent: 'EU' },
  { name: 'amsterdam', provider: 'Scaleway', dataCentre: 'AMS1', country: 'NL', continent: 'EU' },
  { name: 'toronto', provider: 'Backblaze', dataCentre: 'CA East', country: 'CA', continent: 'NA' },
  { name: 'ring', provider: 'OVHcloud', dataCentre: 'GRA', country: 'FR', continent: 'EU' },
];

const folder = mkdtempSync(path.join(tmpdir(), 'opname-picture-'));
const declared = PLACES.map((place) => {
  const passwordFile = path.join(folder, `${place.name}.password`);
  writeFileSync(passwordFile, `password of ${place.name}`);
  return Object.assign(place, { address: path.join(folder, place.name), passwordFile });
});
const file = path.join(folder, 'backups.json');
writeFileSync(file, JSON.stringify({ repositories: declared.slice(0, 3), keys: declared[3] }));
const environment = {
  OPNAME_DATA: path.join(folder, 'data'),
  OPNAME_BACKUPS: file,
  OPNAME_ADMIN_EMAIL: ADMIN.email,
  OPNAME_ADMIN_PASSWORD: ADMIN.password,
};

interface State {
  isRunning: boolean;
  places: { checkedAt?: number; drilledAt?: number }[];
}

/** Until each place was read as a whole and restored as a test. */
async function isProven(url: string): Promise<void> {
  for (;;) {
    const { isRunning, places } = (await (await fetch(`${url}/v1/backups/state`)).json()) as State;
    if (!isRunning && places.every(({ checkedAt, drilledAt }) => checkedAt && drilledAt)) return;
    await pause(1000);
  }
}

// A recording before the first backup, so that a drill has one to play.
const { OPNAME_BACKUPS: _, ...withoutBackups } = environment;
const before = await startOpname(withoutBackups);
const browser = await launchBrowser();
try {
  const person = { name: 'Mies de Vries', email: 'mies@voorbeeld.example', password: 'Geheim-van-de-foto!' };
  const app = await browser.newPage({ locale: 'en-GB' });
  await signUp(app, { ...person, baseUrl: `${before.url}/demo/`, language: 'en' });
  await app.locator('[data-opname=allow]').click();
  await app.waitForResponse((response) => response.url().endsWith('/v1/chunks') && response.status() === 201);
  await app.close();
  await before.kill();
  execFileSync(process.execPath, ['packages/cli/dist/opname.js', 'backup', 'init'], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
  });
  const opname = await startOpname(environment);
  try {
    await isProven(opname.url);
    const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1280, height: 860 } });
    await signInToStudio(page, opname.url, ADMIN);
    await page.goto(`${opname.url}/studio/office/backups`);
    await page.getByRole('button', { name: 'Examine' }).click();
    await page.getByRole('heading', { name: 'Every promise holds' }).waitFor();
    await page.mouse.move(0, 0);
    await page.screenshot({ path: path.join(ROOT, 'docs/images/backups.png') });
  } finally {
    await opname.kill();
  }
} finally {
  await browser.close();
  await before.kill();
  rmSync(folder, { recursive: true, force: true });
}
