import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SITE } from '../../test/test-server.ts';
import { findFaults, signIn, startStudio, type Studio } from '../../test/studio.ts';
import { createVisit, type Visit } from '../../test/visit.ts';

const DAY_MS = 24 * 60 * 60_000;

/** The test site keeps recordings for seven days: a few wait for more of them until the last night before. */
const LAST_NIGHT_MS = 6.7 * DAY_MS;

let studio: Studio;
let page: Page;

beforeAll(async () => {
  studio = await startStudio({ roundMs: 30, quietMs: 0 });
  page = await studio.open();
  await signIn(page, studio.url);
});
afterAll(() => studio?.stop());

async function visit(does: (visit: Visit) => void): Promise<void> {
  const { server } = studio;
  const { grant } = await server.grant({ subject: randomUUID() });
  const made = createVisit(server.clock.now);
  does(made);
  await server.upload(grant, { page: randomUUID(), last: true, events: made.events });
}

function visitAsOneOfMany(one: Visit, number: number): void {
  one.open('/invoices').click('New invoice', { x: 1100, y: 90 });
  if (number % 3 > 0) one.open('/invoices/new').click('Customer', { x: 300, y: 220 });
  if (number % 2 > 0) one.click('Send invoice', { x: 900, y: 640 }).scroll(700);
  if (number % 3 === 1) one.rage('Preview');
}

const heading = (name: string) => page.getByRole('heading', { name });

test('H insights say why there are none yet, and a path is defined by keyboard before the first are counted', async () => {
  await page.getByRole('link', { name: 'Insights' }).press('Enter');
  await heading('Nothing has been counted yet').waitFor();
  await page.getByRole('textbox', { name: 'Name' }).fill('First invoice sent');
  await page.getByRole('combobox', { name: 'Page or label of step 1' }).fill('/invoices');
  await page.getByRole('button', { name: 'Add a step' }).press('Enter');
  await page.getByRole('combobox', { name: 'Step 2', exact: true }).selectOption('label');
  await page.getByRole('combobox', { name: 'Page or label of step 2' }).fill('Send invoice');
  await page.keyboard.press('Enter');
  await heading('First invoice sent').waitFor();
  expect(await findFaults(page)).toEqual([]);
});

test('H insights show what was counted, as tables, as a map and along a path, in Dutch as well', async () => {
  const { server } = studio;
  await Promise.all(Array.from({ length: 18 }, (_, number) => visit((one) => visitAsOneOfMany(one, number))));
  server.clock.now += LAST_NIGHT_MS;
  const read = async () => await (await server.ask(`/v1/sites/${SITE.key}/insights`)).json();
  await expect.poll(read).toMatchObject({ participants: 15 });
  await page.reload();
  const controls = page.getByRole('region', { name: 'Buttons and menus' });
  await controls.getByRole('row', { name: /New invoice at least 15/ }).waitFor();
  await page.getByRole('img', { name: /Map of clicks on/ }).waitFor();
  const path = page.getByRole('list', { name: 'Reached' });
  await expect.poll(() => path.textContent()).toMatch(/invoices.*15.*Send invoice.*5/);
  expect(await findFaults(page)).toEqual([]);
  await page.getByRole('combobox', { name: 'Weeks' }).selectOption('last-4');
  await expect.poll(() => new URL(page.url()).search).toContain('weeks=last-4');
  const dutch = await studio.open({ locale: 'nl-NL', storageState: await page.context().storageState() });
  await dutch.goto(page.url());
  await dutch.getByRole('heading', { name: 'Knoppen en menu’s' }).waitFor();
  expect(await findFaults(dutch)).toEqual([]);
  await dutch.context().close();
});
