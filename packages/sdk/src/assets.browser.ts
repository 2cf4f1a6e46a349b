import type { AssetName } from '@opname/protocol';
import type { Route } from 'playwright-core';
import { afterAll, afterEach, expect, test } from 'vitest';
import { allow, eventually, indicator } from '../test/recorded-site.ts';
import { APP, closeBrowser, SERVER, type Site, type SiteOptions } from '../test/site.ts';

const CDN = 'https://cdn.test';

/** A drawing with something of its own. */
const pictureOf = (name: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="12" height="8"><rect id="${name}" width="4" height="4"/></svg>`;
async function hashOf(name: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(pictureOf(name)));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

let site: Site | undefined;
afterEach(() => site?.close());
afterAll(() => closeBrowser());

/** What a site handed over, and what it was asked for. */
interface HandedOver {
  names: AssetName[];
  uploaded: string[];
  asked: string[];
}

/** A site whose pictures are served from here and may be kept by the browser, in a recording that has begun. */
async function record(body: string, options: SiteOptions = {}) {
  const handed: HandedOver = { names: [], uploaded: [], asked: [] };
  const serve = async (route: Route) => {
    const { pathname } = new URL(route.request().url());
    handed.asked.push(route.request().url());
    const cors = pathname.startsWith('/open') && { 'access-control-allow-origin': '*' };
    await route.fulfill({
      body: pathname.endsWith('large.svg') ? pictureOf(pathname) + ' '.repeat(3_000_000) : pictureOf(pathname),
      headers: { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=3600', ...cors },
    });
  };
  const opened = await allow({ body, ...options }, async (made) => {
    site = made;
    await made.context.route(/\.svg(\?.*)?$/, serve);
    await made.context.route(`${SERVER}/v1/assets**`, (route) => take(route, handed));
    await made.context.route(`${SERVER}/v1/assets/names`, (route) => take(route, handed));
  });
  return { ...opened, handed };
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-methods': '*',
};

async function take(route: Route, handed: HandedOver): Promise<void> {
  const request = route.request();
  const json = (body: object) => route.fulfill({ status: 200, headers: CORS, body: JSON.stringify(body) });
  if (request.method() === 'OPTIONS') return json({});
  if (request.method() === 'PUT') {
    handed.uploaded.push(request.headers()['opname-asset'] ?? '');
    return json({});
  }
  const { assets } = request.postDataJSON() as { assets: AssetName[] };
  handed.names.push(...assets);
  const held = new Set(handed.uploaded);
  return json({ wanted: assets.flatMap(({ hash }) => (hash && !held.has(hash) ? hash : [])) });
}

const addresses = ({ names }: HandedOver) => names.map(({ address }) => address).toSorted();

test('hands over what the browser has loaded for the recording, and asks nobody else', async () => {
  const { handed } = await record(`
    <img src="/seen.svg?v=3"><img src="/same.svg"><img src="/same.svg" srcset="/double.svg 1x">
    <img src="/large.svg"><div style="background:url(/behind.svg);height:9px"></div>
    <div data-opname="hide"><img src="/hidden.svg"></div><div data-opname="mask"><img src="/masked.svg"></div>
    <img src="${CDN}/closed.svg"><img src="${CDN}/open.svg" crossorigin>`);
  const seen = ['behind.svg', 'double.svg', 'same.svg', 'seen.svg'].map((name) => `${APP}/${name}`);
  const all = [...seen, `${APP}/large.svg`, `${CDN}/closed.svg`, `${CDN}/open.svg`].toSorted();
  await eventually(() => addresses(handed)).toEqual(all);
  const names = ['/behind.svg', '/double.svg', '/same.svg', '/seen.svg', '/open.svg'];
  const hashes = await Promise.all(names.map(hashOf));
  await eventually(() => handed.uploaded.toSorted()).toEqual(hashes.toSorted());
  expect(handed.names.filter(({ hash }) => !hash)).toEqual(
    expect.arrayContaining([
      { address: `${CDN}/closed.svg`, width: 12, height: 8 },
      { address: `${APP}/large.svg`, width: 12, height: 8 },
    ]),
  );
  // What may not be read, or is hidden or masked, is asked for by the page alone.
  const others = handed.asked.filter((url) => /closed|hidden|masked/.test(url));
  expect(others).toHaveLength(3);
});

test('tells the server of both pictures for which one address stood', async () => {
  const { handed } = await record('<img src="/image.svg?id=1"><img src="/image.svg?id=2">');
  await eventually(() => handed.names.length).toBe(2);
  expect(addresses(handed)).toEqual([`${APP}/image.svg`, `${APP}/image.svg`]);
});

test('stops with the recording, and begins again after a pause', async () => {
  const { page, handed } = await record('<img src="/first.svg">');
  await eventually(() => handed.uploaded.length).toBe(1);
  const add = (name: string) =>
    page.evaluate(
      (src) =>
        new Promise((resolve) => {
          const picture = Object.assign(document.createElement('img'), { src, onload: resolve });
          document.body.append(picture);
        }),
      name,
    );
  await page.getByRole('button', { name: 'Recording until' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  await add('/paused.svg');
  await page.getByRole('button', { name: 'Resume' }).click();
  await eventually(() => handed.uploaded.length).toBe(2);
  await page.getByRole('button', { name: 'Stop and keep' }).click();
  await indicator(page).waitFor({ state: 'detached' });
  await add('/after.svg');
  // Longer than a page is left alone after something new.
  await page.waitForTimeout(1_500);
  expect(addresses(handed)).not.toContain(`${APP}/after.svg`);
  expect(handed.uploaded).toHaveLength(2);
});

test('breaks a policy that lets the page read nothing of its own once, and then no more', async () => {
  const csp = `default-src 'self' 'nonce-x'; style-src 'unsafe-inline'; script-src ${SERVER} 'nonce-x'; connect-src ${SERVER}; img-src *`;
  const { site: opened, handed } = await record('<img src="/a.svg"><img src="/b.svg"><img src="/c.svg">', { csp });
  await eventually(() => opened.said.filter((text) => text.includes('connect-src')).length).toBe(1);
  await eventually(() => opened.chunks.length).toBeGreaterThan(0);
  expect(handed.uploaded).toEqual([]);
});
