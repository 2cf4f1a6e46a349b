import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { allow } from '../test/recorded-site.ts';
import { closeBrowser, openSite, type Site } from '../test/site.ts';

afterAll(closeBrowser);

const RULES = {
  version: '1',
  canvas: ['#whole', '#tainted', { selector: '.part', regions: [{ x: 0, y: 0, width: 20, height: 40 }] }],
};
const canvas = (id: string, name = '') =>
  `<canvas id="${id}" class="${name}" width="80" height="80" style="width:40px;height:40px"></canvas>`;
const body =
  canvas('whole') +
  canvas('tainted') +
  canvas('part', 'part') +
  canvas('other') +
  '<button id="add">Add</button><ul></ul>';

/** Draws all of each canvas in one colour; of one with a picture of another origin, whose pixels then may not be read. */
async function draw(page: Page): Promise<void> {
  await page.evaluate(async (foreign) => {
    const image = new Image();
    image.src = foreign;
    await image.decode();
    for (const one of document.querySelectorAll('canvas')) {
      const context = one.getContext('2d');
      if (!context) continue;
      context.fillStyle = '#f00';
      context.fillRect(0, 0, 80, 80);
      if (one.id === 'tainted') context.drawImage(image, 0, 0);
    }
  }, `https://elsewhere.test/picture.svg`);
}

async function allowBy(rules: object): Promise<{ site: Site; page: Page }> {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';
  const allowed = await allow({ body }, (site) => {
    site.rules = rules;
    return site.context.route('https://elsewhere.test/**', (route) =>
      route.fulfill({ body: svg, contentType: 'image/svg+xml' }),
    );
  });
  await draw(allowed.page);
  return allowed;
}

/** @returns the pictures that were sent, by the id of their canvas. */
function pictures(site: Site): Map<string, string> {
  const found = new Map<string, string>();
  const names = new Map<unknown, string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { id, tagName, attributes } = value as {
      id?: number;
      tagName?: string;
      attributes?: Record<string, unknown>;
    };
    if (tagName === 'canvas') names.set(id, String(attributes?.['id']));
    const picture = (attributes?.['style'] as Record<string, string> | undefined)?.['background-image'];
    if (picture) found.set(names.get(id) ?? String(id), picture.slice('url("'.length, -'")'.length));
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(site.chunks.map(({ content }) => content.events));
  return found;
}

/** @returns how opaque a picture is at points of it, in eighths of its sides. */
const opacityAt = (page: Page, picture: string, points: [number, number][]) =>
  page.evaluate(
    async ([source, at]) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const context = Object.assign(document.createElement('canvas'), { width: 80, height: 80 }).getContext('2d');
      context?.drawImage(image, 0, 0);
      return at.map(([x, y]) => (context?.getImageData(x * 10, y * 10, 1, 1).data[3] ?? 0) > 128);
    },
    [picture, points] as const,
  );

describe('canvases', () => {
  it('that a rule names are sent as pictures, of one with regions only those; others and unreadable ones are not', async () => {
    const { site, page } = await allowBy(RULES);
    await expect.poll(() => [...pictures(site).keys()].toSorted(), { timeout: 15_000 }).toEqual(['part', 'whole']);
    const sent = pictures(site);
    const corners: [number, number][] = [
      [1, 1],
      [6, 1],
      [1, 6],
      [6, 6],
    ];
    expect(await opacityAt(page, sent.get('whole') ?? '', corners)).toEqual([true, true, true, true]);
    expect(await opacityAt(page, sent.get('part') ?? '', corners)).toEqual([true, false, true, false]);
    expect(site.requests.filter((request) => request.includes('opname-rules.js'))).toHaveLength(1);
    await site.close();
  });

  it('are not sent without a rule, and the script for rules is then not loaded', async () => {
    const site = await openSite({ body });
    const page = await site.open();
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.locator('opname-indicator').waitFor();
    await page.evaluate(() => document.querySelector('canvas')?.getContext('2d')?.fillRect(0, 0, 9, 9));
    await page.locator('#add').click();
    await expect.poll(() => JSON.stringify(site.chunks), { timeout: 15_000 }).toContain('"tagName":"li"');
    expect(JSON.stringify(site.chunks)).not.toContain('data:image');
    expect(site.requests.join()).not.toContain('opname-rules.js');
    await site.close();
  });
});
