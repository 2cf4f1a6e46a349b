import { randomUUID } from 'node:crypto';
import type { ApiKeyMade, Note, NoteList, VideoList } from '@opname/protocol';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyframe, scroll } from '../../test/events.ts';
import { EMAIL, SITE } from '../../test/test-server.ts';
import { findFaults, signIn, startStudio, type Studio } from '../../test/studio.ts';

const STEPS = 20;
const STEP_MS = 500;
/** Milliseconds that a browser on a busy machine may take to make ten seconds of video. */
const VIDEO_MS = 60_000;

let studio: Studio;
let page: Page;
let recording = '';

beforeAll(async () => {
  studio = await startStudio();
  for (const subject of ['ann', 'bob']) recording = await record(subject);
  page = await studio.open();
  await signIn(page, studio.url);
  await lines().first().waitFor();
});
afterAll(() => studio?.stop());

async function record(subject: string): Promise<string> {
  const { server } = studio;
  const { grant, recording: id } = await server.grant({ subject });
  const { now } = server.clock;
  const steps = Array.from({ length: STEPS }, (_, step) => scroll(now + (step + 1) * STEP_MS, step * 5));
  await server.upload(grant, { page: randomUUID(), last: true, events: [...keyframe(now), ...steps] });
  server.clock.now += STEPS * STEP_MS;
  await server.open(id);
  return id;
}

const lines = () => page.locator('tbody tr');
const search = () => new URL(page.url()).search;
const pills = () => page.getByRole('list', { name: 'Filters in use' });

test('H the filters of the list stand in its address, go back a step, and are cleared', async () => {
  await page.getByRole('searchbox').fill('ann');
  await page.keyboard.press('Enter');
  await expect.poll(() => lines().count()).toBe(1);
  expect(search()).toBe('?search=ann');
  await page.getByRole('button', { name: 'Filters', exact: true }).click();
  await page.getByText('Rage clicks').click();
  await page.getByRole('heading', { name: 'No recording fits these filters' }).waitFor();
  expect(search()).toBe('?has=rage&search=ann');
  expect(await findFaults(page)).toEqual([]);
  await page.goBack();
  await expect.poll(() => lines().count()).toBe(1);
  await page.reload();
  await pills().getByRole('button', { name: 'Take out: “ann”' }).press('Enter');
  await expect.poll(() => lines().count()).toBe(2);
  expect(search()).toBe('');
});

test('H a recording is given a tag by keyboard, and is found by it in a filter that is saved', async () => {
  await page.goto(`${studio.url}/studio/recordings/${recording}`);
  const field = page.getByRole('combobox', { name: 'Add a tag' });
  await field.fill('Gives up');
  await page.keyboard.press('Enter');
  const tags = page.getByRole('list', { name: 'Tags' });
  await tags.getByRole('button', { name: 'Take the tag Gives up away' }).waitFor();
  await expect.poll(() => field.inputValue()).toBe('');
  expect(await findFaults(page)).toEqual([]);
  await page.goto(`${studio.url}/studio/`);
  await page.getByRole('button', { name: 'Filters', exact: true }).click();
  await page.getByRole('combobox', { name: 'Tag' }).pressSequentially('giv');
  await page.getByRole('option', { name: 'Gives up' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(search).toBe('?tag=Gives+up');
  await expect.poll(() => lines().count()).toBe(1);
  expect(await lines().textContent()).toContain('Tags: Gives up');
  await page.getByRole('button', { name: 'Saved filters' }).click();
  await page.getByRole('textbox', { name: 'Save these filters' }).fill('Who gives up');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Remove the filter Who gives up' }).waitFor();
  expect(await findFaults(page)).toEqual([]);
  await page.goto(`${studio.url}/studio/`);
  await page.getByRole('button', { name: 'Saved filters' }).click();
  await page.getByRole('button', { name: 'Who gives up', exact: true }).click();
  await expect.poll(search).toBe('?tag=Gives+up');
});

test('H a collection is made, filled from a recording, and given another name, in Dutch', async () => {
  const storageState = await page.context().storageState();
  const dutch = await studio.open({ locale: 'nl-NL', storageState });
  await dutch.goto(`${studio.url}/studio/collections`);
  await expect.poll(() => dutch.getByRole('button', { name: 'Verzameling maken' }).isEnabled()).toBe(true);
  await dutch.getByRole('textbox', { name: 'Naam' }).fill('Rapport');
  await dutch.keyboard.press('Enter');
  await dutch.getByRole('link', { name: 'Rapport' }).waitFor();
  await dutch.goto(`${studio.url}/studio/recordings/${recording}`);
  await dutch.getByRole('button', { name: 'Verzamelingen' }).click();
  await dutch.getByRole('checkbox', { name: 'Rapport' }).press('Space');
  await expect.poll(() => dutch.getByRole('checkbox', { name: 'Rapport' }).isChecked()).toBe(true);
  expect(await findFaults(dutch)).toEqual([]);
  await dutch.goto(`${studio.url}/studio/collections`);
  await dutch.getByRole('button', { name: 'Verzameling Rapport hernoemen' }).press('Enter');
  expect(await findFaults(dutch)).toEqual([]);
  await dutch.getByRole('textbox', { name: 'Nieuwe naam' }).fill('Voor het rapport');
  await dutch.keyboard.press('Enter');
  await dutch.getByRole('link', { name: 'Voor het rapport' }).click();
  await expect.poll(() => dutch.locator('tbody tr').count()).toBe(1);
  expect(await findFaults(dutch)).toEqual([]);
  await dutch.context().close();
});

test('H a video is asked for in a dialog by keyboard, downloaded when it is made, and removed', async () => {
  await page.goto(`${studio.url}/studio/recordings/${recording}`);
  await page.getByRole('button', { name: 'Video' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'As a video' });
  await dialog.getByRole('combobox', { name: 'Kind of file' }).selectOption('webm');
  await dialog.getByRole('button', { name: 'Make video' }).press('Enter');
  const download = dialog.getByRole('link', { name: 'Download the video, all of it' });
  await download.waitFor({ timeout: VIDEO_MS });
  expect(await findFaults(page)).toEqual([]);
  const coming = page.waitForEvent('download');
  await download.press('Enter');
  expect((await coming).suggestedFilename()).toBe(`opname-${recording}.webm`);
  await dialog.getByRole('button', { name: 'Remove the video, all of it' }).press('Enter');
  await dialog.getByText('There are none.').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
});

test('H a video that could not be made is asked for again as it was', async () => {
  const { server } = studio;
  const videos = `/v1/recordings/${recording}/videos`;
  await server.ask(videos, 'POST', { format: 'webm', to: 1000, skipIdle: true });
  const read = async () => ((await (await server.ask(videos)).json()) as VideoList).videos;
  await expect.poll(async () => (await read()).map(({ state }) => state), { timeout: VIDEO_MS }).toEqual(['done']);
  const [made] = await read();
  await server.restart(async () => {
    const stores = await server.openStores();
    await stores.database.query.updateTable('videos').set({ state: 'failed', problem: 'interrupted' }).execute();
    await stores.close();
  });
  await page.goto(`${studio.url}/studio/recordings/${recording}`);
  await page.getByRole('button', { name: 'Video' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'As a video' });
  await dialog.getByRole('button', { name: /^Try again to make the video/ }).press('Enter');
  await dialog.getByRole('link', { name: /^Download the video/ }).waitFor({ timeout: VIDEO_MS });
  const [again, ...others] = await read();
  expect(others).toEqual([]);
  expect(again?.id).not.toBe(made?.id);
  expect(again?.wish).toEqual(made?.wish);
  expect(await findFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
});

test('H a link with a password is made in a dialog, and opens a page for a guest', async () => {
  await page.goto(`${studio.url}/studio/recordings/${recording}`);
  await page.getByRole('button', { name: 'Share' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Share by link' });
  await dialog.getByRole('textbox', { name: 'Whom it is for' }).fill('design team');
  await dialog.getByLabel('Password, if you want one').fill('kelp and barley');
  expect(await findFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Make link' }).press('Enter');
  const link = await dialog.getByRole('textbox', { name: 'Link for them' }).inputValue();
  await page.keyboard.press('Escape');
  const guest = await studio.open({ locale: 'nl-NL' });
  await guest.goto(link);
  await guest.getByLabel('Wachtwoord', { exact: true }).fill('another one');
  await guest.keyboard.press('Enter');
  await guest.getByRole('alert').waitFor();
  expect(await findFaults(guest)).toEqual([]);
  await guest.getByLabel('Wachtwoord', { exact: true }).fill('kelp and barley');
  await guest.keyboard.press('Enter');
  const stage = guest.locator('[data-opname-stage]');
  await expect.poll(() => stage.getAttribute('data-state')).toMatch(/ready|paused/);
  expect(await findFaults(guest)).toEqual([]);
  await guest.context().close();
});

test.each([
  [1440, 900],
  [1280, 720],
])('all of the player is in view without scrolling, in a window of %i by %i', async (width, height) => {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height });
  await page.goto(`${studio.url}/studio/recordings/${recording}`);
  await page.locator('[data-opname-stage][data-state="ready"]').waitFor();
  const player = await page.getByRole('region', { name: 'Player' }).boundingBox();
  expect((player?.y ?? 0) + (player?.height ?? Infinity)).toBeLessThanOrEqual(height);
  await page.setViewportSize(before ?? { width: 1280, height: 800 });
});

test('a tap on the chart goes to where it is, though no pointer was seen there before', async () => {
  await page.goto(`${studio.url}/studio/recordings/${recording}`);
  const stage = page.locator('[data-opname-stage]');
  await expect.poll(() => stage.getAttribute('data-state')).toMatch(/ready|paused/);
  const chart = page.locator('[class*=chart]').first();
  const { x, y, width } = (await chart.boundingBox()) ?? { x: NaN, y: NaN, width: NaN };
  await chart.dispatchEvent('click', { clientX: x + width / 2, clientY: y + 10 });
  await expect.poll(async () => Math.round(Number(await stage.getAttribute('data-time')) / 100)).toBe(50);
});

test('H a clip is marked by keyboard, and a link to it made from where it is marked', async () => {
  await page.goto(`${studio.url}/studio/recordings/${recording}`);
  const stage = page.locator('[data-opname-stage]');
  await expect.poll(() => stage.getAttribute('data-state')).toMatch(/ready|paused/);
  await page.keyboard.press('[');
  const bar = page.getByRole('group', { name: 'Clip' });
  await bar.getByText('Clip from 0:00 to 0:10').waitFor();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => stage.getAttribute('data-time')).toBe('5000');
  await page.keyboard.press(']');
  await bar.getByText('Clip from 0:00 to 0:05').waitFor();
  expect(await findFaults(page)).toEqual([]);
  await bar.getByRole('button', { name: 'Share' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Share by link' });
  await expect.poll(() => dialog.getByRole('radio', { name: /^The clip that you marked/ }).isChecked()).toBe(true);
  await dialog.getByRole('textbox', { name: 'Whom it is for' }).fill('sales');
  const asked = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/shares'));
  await dialog.getByRole('button', { name: 'Make link' }).press('Enter');
  const { from, to } = (await asked).postDataJSON() as { from: number; to: number };
  expect(to - from).toBe(5000);
  await dialog.getByRole('textbox', { name: 'Link for them' }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await bar.getByRole('button', { name: 'Video' }).press('Enter');
  const video = page.getByRole('dialog', { name: 'As a video' });
  await expect.poll(() => video.getByRole('radio', { name: /^The clip that you marked/ }).isChecked()).toBe(true);
  await page.keyboard.press('Escape');
  await video.waitFor({ state: 'hidden' });
  await bar.getByRole('button', { name: 'No clip' }).press('Enter');
  await bar.waitFor({ state: 'hidden' });
});

test('H a colleague is mentioned by keyboard, and an answer to an own note is unread until it is opened', async () => {
  const { server, url } = studio;
  await page.goto(`${url}/studio/recordings/${recording}`);
  const field = page.getByRole('textbox', { name: /^Note at/ });
  await field.pressSequentially('Look, @adm');
  await page.getByRole('option', { name: EMAIL }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('option').waitFor({ state: 'hidden' });
  await field.pressSequentially('i');
  await page.getByRole('option', { name: EMAIL }).waitFor();
  expect(await findFaults(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect.poll(() => field.inputValue()).toBe(`Look, @${EMAIL} `);
  await page.keyboard.press('Control+Enter');
  await page.getByText(`Look, @${EMAIL}`, { exact: true }).waitFor();
  await page.goto(`${url}/studio/for-me`);
  await page.getByText('Nobody has mentioned you yet').waitFor();
  await answerAll(server);
  await page.goto(`${url}/studio/`);
  await page.getByRole('link', { name: 'For me (1 unread)' }).press('Enter');
  const line = page.getByRole('link', { name: /^Unread: .+ answered your note$/ });
  await line.waitFor();
  expect(await findFaults(page)).toEqual([]);
  await line.press('Enter');
  await page.getByText('Indeed.').waitFor();
  expect(page.url()).toContain('&t=');
  await page.goBack();
  await page.getByRole('link', { name: /^(?!Unread).+ answered your note$/ }).waitFor();
});

/** A colleague answers each note of the recording. */
async function answerAll(server: Studio['server']): Promise<void> {
  const wish = { name: 'colleague', role: 'expert', sites: [SITE.key] };
  const { key } = (await (await server.ask('/v1/api-keys', 'POST', wish)).json()) as ApiKeyMade;
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const address = `${server.url}/v1/recordings/${recording}/notes`;
  const { notes } = (await (await fetch(address, { headers })).json()) as NoteList;
  const answer = ({ id, page: of, at }: Note) =>
    fetch(address, { method: 'POST', headers, body: JSON.stringify({ page: of, at, text: 'Indeed.', under: id }) });
  await Promise.all(notes.map(answer));
}
