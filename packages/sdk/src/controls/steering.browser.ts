import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { allow, grantOf } from '../../test/recorded-site.ts';
import { closeBrowser, openSite, RECORDING, SERVER, type Site, type SiteOptions } from '../../test/site.ts';

afterAll(closeBrowser);

const RECORDINGS = `${SERVER}/v1/recordings/${RECORDING}`;
const pill = (page: Page, name = /^Recording until/) => page.getByRole('button', { name });
const paused = (page: Page) => pill(page, /^Recording paused/);
const panel = (page: Page) => page.getByRole('dialog', { name: 'The recording of your trial' });
/** What has to reach every tab does so within a second; the rest is the machine's. */
const soon = { timeout: 5_000 };

async function record(options: SiteOptions = {}) {
  const allowed = await allow(options);
  await expect.poll(() => allowed.site.chunks.length).toBeGreaterThan(0);
  return allowed;
}

async function placeOf(page: Page): Promise<{ x: number; y: number }> {
  const { x = 0, y = 0 } = (await pill(page).boundingBox()) ?? {};
  return { x, y };
}

const pages = (site: Site) => [...new Set(site.chunks.map((chunk) => chunk.page))];

describe('the indicator', () => {
  it('D1 E2 pauses and resumes in every tab at once: nothing is sent between, and a new page begins after', async () => {
    const { site, page } = await record();
    const other = await site.open('/other');
    await pill(other).waitFor();
    await pill(page).click();
    await page.getByRole('button', { name: 'Pause' }).click();
    await paused(other).waitFor(soon);
    await expect.poll(() => site.requests, soon).toContain(`POST ${RECORDINGS}/pause`);
    // The same chunk can come twice, and the last one before another.
    const held = (of: string) => new Set(site.chunks.filter((each) => each.page === of).map((each) => each.sequence));
    const lasts = () => site.chunks.filter(({ last, sequence, page: of }) => last && held(of).size === sequence + 1);
    await expect.poll(() => new Set(lasts().map((chunk) => chunk.page)).size).toBeGreaterThan(1);
    const earlier = new Set(pages(site));
    const sent = () => new Set(site.chunks.map((chunk) => `${chunk.page} ${chunk.sequence}`));
    const before = sent();
    await other.locator('#add').click();
    await page.waitForTimeout(3_000);
    expect(sent()).toEqual(before);
    await page.getByRole('button', { name: 'Resume' }).click();
    await pill(other).waitFor(soon);
    expect(site.requests).toContain(`POST ${RECORDINGS}/resume`);
    const newPages = () => pages(site).filter((id) => !earlier.has(id));
    await expect.poll(() => newPages().length, { timeout: 15_000 }).toBeGreaterThan(1);
    await site.close();
  });

  it('E2 stays paused over a reload, and follows what was done elsewhere though nobody touches the page', async () => {
    const { site, page } = await record();
    site.status = 'paused';
    await page.locator('#add').click();
    await paused(page).waitFor();
    expect(site.requests).not.toContain(`POST ${RECORDINGS}/pause`);
    await page.reload();
    await paused(page).waitFor();
    site.status = 'recording';
    await pill(page).waitFor({ timeout: 20_000 });
    const erased = { status: 410, code: 'recording-erased' };
    site.answer = (path) => (path.endsWith('/status') ? erased : undefined);
    await expect.poll(() => page.locator('opname-indicator').count(), { timeout: 20_000 }).toBe(0);
    expect(await page.evaluate(() => localStorage.getItem('opname.grant.demo'))).toBe(null);
    expect(site.requests).not.toContain(`POST ${RECORDINGS}/stop`);
    await site.close();
  });

  it.each([
    ['removes it', 'document.querySelector("opname-indicator").remove()'],
    ['empties it', 'document.querySelector("opname-indicator").shadowRoot.replaceChildren()'],
    [
      'makes it see-through',
      'document.querySelector("opname-indicator").shadowRoot.querySelector(".pill").style.opacity = 0',
    ],
    [
      'moves it off the screen',
      'const { style } = document.querySelector("opname-indicator"); style.setProperty("--opname-left", "-900px"); style.setProperty("--opname-right", "auto")',
    ],
    ['makes its words invisible', 'document.documentElement.style.setProperty("--opname-text", "transparent")'],
    ['hides the whole page', 'document.documentElement.style.display = "none"'],
  ])('D1 recording stops when the page %s, and the status says so', async (_how, script) => {
    const { site, page } = await record();
    await page.evaluate(script);
    await expect.poll(() => site.requests, soon).toContain(`POST ${RECORDINGS}/stop`);
    await expect.poll(() => page.evaluate(() => localStorage.getItem('opname.grant.demo'))).toContain('"ended":"keep"');
    await site.close();
  });

  it('E2 stays paused when an answer from before the pause arrives after it', async () => {
    const { site, page } = await record();
    const answers: (() => Promise<void>)[] = [];
    await site.context.route(`${RECORDINGS}/status`, (route) => {
      const now = Date.now();
      const json = { status: 'recording', now, until: now + site.windowMs };
      answers.push(() => route.fulfill({ json, headers: { 'access-control-allow-origin': '*' } }));
    });
    // What a chunk's answer says is reason to ask.
    site.status = 'paused';
    await page.locator('#add').click();
    await expect.poll(() => answers.length).toBe(1);
    await pill(page).click();
    await page.getByRole('button', { name: 'Pause' }).click();
    await paused(page).waitFor(soon);
    // Told to the server, so that nothing else holds the answer to be old.
    await expect
      .poll(async () => (JSON.parse((await grantOf(page)) ?? '{}') as { untold?: string }).untold)
      .toBeUndefined();
    const heard = page.waitForResponse(`${RECORDINGS}/status`);
    await answers[0]?.();
    await heard;
    // Believed, it would be shown within a moment.
    await page.waitForTimeout(500);
    expect(await paused(page).count()).toBe(1);
    await site.close();
  });

  it('E2 stays paused when the answer to a resumption arrives after the next pause', async () => {
    const { site, page } = await record();
    const answers: (() => Promise<void>)[] = [];
    await site.context.route(`${RECORDINGS}/resume`, (route) => {
      site.status = 'recording';
      const json = { status: 'recording', now: Date.now(), until: Date.now() + site.windowMs };
      answers.push(() => route.fulfill({ json, headers: { 'access-control-allow-origin': '*' } }));
    });
    await pill(page).click();
    await page.getByRole('button', { name: 'Pause' }).click();
    await paused(page).waitFor(soon);
    await page.getByRole('button', { name: 'Resume' }).click();
    // A question is answered before it.
    await pill(page).waitFor();
    expect(answers).toHaveLength(1);
    await page.getByRole('button', { name: 'Pause' }).click();
    await paused(page).waitFor(soon);
    const heard = page.waitForResponse(`${RECORDINGS}/resume`);
    await answers[0]?.();
    await heard;
    await page.waitForTimeout(500);
    expect(await paused(page).count()).toBe(1);
    expect(await grantOf(page)).toContain('"paused":true');
    await site.close();
  });

  it('D1 stays in sight over whatever the page puts on top, and recording goes on', async () => {
    const body = `<button id="add">Add</button><ul></ul><dialog><p>Theirs</p></dialog>
      <div id="over" style="position:fixed;inset:0;z-index:2147483647;background:#fff;display:none"></div>`;
    const { site, page } = await record({ body });
    await page.evaluate(
      'document.querySelector("#over").style.display = "block"; document.querySelector("dialog").showModal()',
    );
    await page.waitForTimeout(2_500);
    expect(await pill(page).count()).toBe(1);
    expect(site.requests).not.toContain(`POST ${RECORDINGS}/stop`);
    await site.close();
  });

  it('is moved by keyboard and pointer, which is remembered only while it records', async () => {
    const { site, page } = await record();
    const before = await placeOf(page);
    await pill(page).focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowLeft');
    const moved = await placeOf(page);
    expect([before.x - moved.x, before.y - moved.y]).toEqual([24, 24]);
    await page.mouse.move(moved.x + 20, moved.y + 10);
    await page.mouse.down();
    await page.mouse.move(60, 60, { steps: 4 });
    await page.mouse.up();
    const dragged = await placeOf(page);
    expect(dragged.y).toBeLessThan(100);
    expect(await pill(page).getAttribute('aria-expanded')).toBe('false');
    await page.reload();
    await pill(page).waitFor();
    expect(await pill(page).boundingBox()).toMatchObject(dragged);
    await pill(page).click();
    await page.getByRole('button', { name: 'Stop and keep' }).click();
    await expect.poll(() => page.evaluate(() => localStorage.getItem('opname.place.demo'))).toBe(null);
    await site.close();
  });
});

describe('the panel', () => {
  it('says how it stands, pauses, stops, and shows the choices and the notice again', async () => {
    const { site, page } = await record();
    await pill(page).click();
    await page.getByRole('button', { name: 'Details and choices' }).click();
    await panel(page)
      .getByText(/It records now, until .*: 120 minutes left/)
      .waitFor();
    await panel(page).getByRole('button', { name: 'Pause' }).click();
    await panel(page)
      .getByText(/^Paused/)
      .first()
      .waitFor();
    await panel(page).getByRole('button', { name: 'Resume' }).click();
    await panel(page)
      .getByText(/It records now/)
      .waitFor();
    expect(await panel(page).getByRole('listitem').allTextContents()).toEqual([
      expect.stringMatching(/^Allowed/),
      expect.stringMatching(/^Paused/),
      expect.stringMatching(/^Resumed/),
    ]);
    await panel(page).getByText('More about this recording').click();
    await panel(page).getByText('We cannot guarantee that nothing slips through').waitFor();
    const opened = site.context.waitForEvent('page');
    await panel(page).getByRole('button', { name: 'Open your page' }).click();
    await opened;
    expect(site.requests).toContain(`POST ${SERVER}/v1/participant/links`);
    await panel(page).getByRole('button', { name: 'Stop and keep' }).click();
    await panel(page).getByText('Recording has ended. What was recorded is kept until').waitFor();
    await panel(page).getByRole('button', { name: 'Erase what was recorded' }).click();
    await expect.poll(() => site.requests).toContain(`DELETE ${RECORDINGS}`);
    await page.keyboard.press('Escape');
    await expect.poll(() => panel(page).count()).toBe(0);
    expect(site.said).toEqual([]);
    await site.close();
  });

  it('B9 says that the browser’s signal is honoured, and takes a yes all the same', async () => {
    const html = `<!doctype html><html lang="en"><body><h1>App</h1><script nonce="x">window.Opname = [['openPanel']]</script>
      <script nonce="x" src="${SERVER}/opname.js" data-site="demo" data-subject="p" async></script></body></html>`;
    const site = await openSite({ html });
    await site.context.addInitScript(() =>
      Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true }),
    );
    const page = await site.open();
    await panel(page).getByText("Your browser's signal is honoured").waitFor();
    expect(await page.locator('opname-notice').count()).toBe(0);
    await panel(page)
      .getByRole('button', { name: 'Allow recording' })
      .evaluate((button: HTMLElement) => button.click());
    await page.waitForTimeout(300);
    expect(site.consents).toEqual([]);
    await panel(page).getByRole('button', { name: 'Allow recording' }).click();
    await expect
      .poll(() => site.consents)
      .toMatchObject([{ how: 'panel', shown: { component: 'opname-panel@0.1.0' } }]);
    await pill(page).waitFor();
    await site.close();
  });
});
