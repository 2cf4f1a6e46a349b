import { readFileSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '@opname/example-trial-app/e2e/participant.ts';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { standing } from '../site/standing.ts';

const SITE = path.resolve(import.meta.dirname, '../site');
const HTML = readFileSync(path.join(SITE, 'page.html'), 'utf8');

/** The same changes in each run; a failure names its seed. */
const SEEDS = [8, 90_210] as const;
const CHANGES = 250;
const MOVING_CHANGES = 100;

let browser: Browser;
let script: string;

beforeAll(async () => {
  const built = await build({
    entryPoints: [path.join(SITE, 'in-page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    conditions: ['opname-source'],
  });
  script = built.outputFiles[0]?.text ?? '';
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function openPage(html: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
  await page.route('https://corpus.test/', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto('https://corpus.test/');
  await page.addScriptTag({ content: script });
  await page.evaluate(() => document.querySelector('script')?.remove());
  return page;
}

/** Without what a replay shows in another way: whitespace of the head is not recorded. */
const PAGE = HTML.replace(/<head>.*<\/head>/s, (head) => head.replaceAll(/>\s+</g, '><'));

function rowsFrom(first: number): string {
  const rows = Array.from({ length: 1500 }, (_, at) => `<li>Row <b>${first + at}</b> of <i>many</i></li>`);
  return `<ul class="rows">${rows.join('')}</ul>`;
}

/** Those of the list, which is followed by what scrolls. */
function listed(lines: string[]): string[] {
  const [from, to] = ['<ul id="list"', '<div id="scroller"'].map((tag) =>
    lines.findIndex((line) => line.includes(tag)),
  );
  return lines.slice(from, to);
}

describe('changes that are gathered before they are told', () => {
  test.each(SEEDS)('leave the replay as the page stands (seed %i)', async (seed) => {
    const page = await openPage(PAGE);
    const { events, real } = await page.evaluate(
      async ([seed, count]) => {
        const events = globalThis.recordGathered();
        await globalThis.changeAtRandom({ seed, count, pauseMs: 3 });
        await new Promise((resolve) => setTimeout(resolve, 900));
        return { events: globalThis.packed(events).written, real: globalThis.linesOfPage() };
      },
      [seed, CHANGES] as const,
    );
    await page.close();
    const stage = await openPage('<!doctype html><body></body>');
    const replayed = await stage.evaluate((given) => globalThis.linesAfter(given), events);
    await stage.close();
    expect(real.length).toBeGreaterThan(50);
    expect(standing(replayed)).toEqual(standing(real));
  });

  test('leave it so when what is there is put elsewhere, which is told as a move', async () => {
    const page = await openPage(PAGE);
    const { events, real } = await page.evaluate(
      async ([seed, count]) => {
        const events = globalThis.recordGathered();
        await globalThis.changeAtRandom({ seed, count, pauseMs: 8, moving: true });
        await new Promise((resolve) => setTimeout(resolve, 500));
        return { events: globalThis.packed(events), real: globalThis.linesOfPage() };
      },
      [SEEDS[0], MOVING_CHANGES] as const,
    );
    await page.close();
    const stage = await openPage('<!doctype html><body></body>');
    const replayed = await stage.evaluate((given) => globalThis.linesAfter(given), events.written);
    await stage.close();
    expect(JSON.stringify(events.told)).toContain('"moved":');
    expect(JSON.stringify(events.written)).not.toContain('"moved":');
    expect(listed(standing(replayed))).toEqual(listed(standing(real)));
  });

  test.each(SEEDS)(
    'leave it so when they happen while the first picture is taken in slices (seed %i)',
    async (seed) => {
      const page = await openPage(PAGE);
      const { events, early, real } = await page.evaluate(
        async ([seed, count, before, after]) => {
          const list = document.querySelector('#list')!;
          list.insertAdjacentHTML('beforebegin', before);
          list.insertAdjacentHTML('afterend', after);
          const lists = [...document.querySelectorAll('.rows')];
          const { events } = globalThis.recordWhole();
          const changing = globalThis.changeAtRandom({ seed, count, pauseMs: 0 });
          let changed = 0;
          // Between two slices, until the picture is there: rows of both lists are put elsewhere, taken away and added.
          for (; events.length === 0; changed++) {
            const [from, to] = [lists[changed % 2]!, lists[(changed >> 1) % 2]!];
            const row = from.children[(changed * 397 + seed) % from.children.length]!;
            const place = to.children[(changed * 211 + seed) % to.children.length] ?? null;
            if (changed % 5 === 0) row.remove();
            else to.insertBefore(changed % 5 === 1 ? row.cloneNode(true) : row, place);
            row.firstChild!.textContent = `Changed ${changed} `;
            if (changed % 10 === 0) await new Promise((resolve) => setTimeout(resolve));
          }
          await changing;
          await new Promise((resolve) => setTimeout(resolve, 900));
          return { events: globalThis.written(events), early: changed, real: globalThis.linesOfPage() };
        },
        [seed, CHANGES, rowsFrom(0), rowsFrom(5000)] as const,
      );
      await page.close();
      const stage = await openPage('<!doctype html><body></body>');
      const replayed = await stage.evaluate((given) => globalThis.linesAfter(given), events);
      await stage.close();
      expect(early).toBeGreaterThan(50);
      expect(events.findIndex(({ type }) => type === 2)).toBe(1);
      expect(real.length).toBeGreaterThan(3000);
      expect(standing(replayed)).toEqual(standing(real));
    },
  );

  test('come before the click that they came before', async () => {
    const page = await openPage('<!doctype html><body><button>0</button></body>');
    const kinds = await page.evaluate(async () => {
      const events = globalThis.recordGathered();
      const button = document.querySelector('button')!;
      for (const text of ['1', '2', '3']) {
        button.textContent = text;
        await Promise.resolve();
        button.click();
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
      return events
        .map(({ data }) => (data as { source?: number }).source)
        .filter((source) => source === 0 || source === 2);
    });
    await page.close();
    expect(kinds).toEqual([0, 2, 0, 2, 0, 2]);
  });

  test('are told once for an attribute that changes in every frame, as it is at last', async () => {
    const page = await openPage('<!doctype html><body><p style="width: 0px">x</p></body>');
    const events = await page.evaluate(async () => {
      const events = globalThis.recordGathered();
      const line = document.querySelector('p')!;
      for (let width = 1; width <= 60; width++) {
        line.style.width = `${width}px`;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
      return events.filter(({ data }) => (data as { source?: number }).source === 0);
    });
    await page.close();
    expect(events.length).toBeLessThan(30);
    expect(JSON.stringify(events.at(-1))).toContain('60px');
  });
});
