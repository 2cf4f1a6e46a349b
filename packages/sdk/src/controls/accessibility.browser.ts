import { NOTICE_LANGUAGES, type NoticeLanguage } from '@opname/protocol';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { STATES } from '../../test/shown-states.ts';
import { bundleOne, closeBrowser, openSite } from '../../test/site.ts';

/** CSS pixels that a finger needs, and that a window of 1280 by 1024 has left at 400 %. */
const TARGET_PX = 44;
const NARROW = { width: 320, height: 256 };
const WIDE = { width: 1280, height: 800 };

let page: Page;

beforeAll(async () => {
  const html = '<!doctype html><html lang="en"><head><title>App</title></head><body><main><h1>App</h1></main></body>';
  const site = await openSite({ html, reducedMotion: 'reduce' });
  page = await site.open();
  await page.addScriptTag({ content: await bundleOne('packages/sdk/test/shown-states.ts', 'iife') });
  await page.evaluate(axe.source);
});
afterAll(closeBrowser);

interface Look {
  language: NoticeLanguage;
  theme: string;
  direction: 'ltr' | 'rtl';
}

const directionOfTitle = (host: string) =>
  page.locator(`opname-${host} h2`).evaluate((title) => getComputedStyle(title).direction);
const directionOf = (language: NoticeLanguage) => (language === 'ar' ? 'rtl' : 'ltr');

async function show(host: string, state: string, { language, theme, direction }: Look): Promise<void> {
  await page.evaluate(
    ([dir, lang, ...shown]) => {
      document.documentElement.dir = dir;
      document.documentElement.lang = lang;
      (globalThis as unknown as { show: (...args: unknown[]) => void }).show(...shown);
    },
    [direction, language, host, state, { language, theme }] as const,
  );
  // A yes that counts is a person's.
  if (host === 'notice' && (state === 'sending' || state === 'failed'))
    await page.locator('opname-notice [data-opname=allow]').click();
}

type Inspect = (host: string) => Promise<string[]>;

/** Goes through everything that a participant can be shown. @returns what was found, with where. */
async function goThrough(look: Look, inspect: Inspect): Promise<string[]> {
  const found: string[] = [];
  for (const [host, state] of STATES) {
    await show(host, state, look);
    found.push(...(await inspect(`opname-${host}`)).map((what) => `${host} ${state} ${look.theme}: ${what}`));
  }
  return found;
}

/** All rules; in the dark those that look at colours, for nothing else is another there. */
const findViolations =
  (rules?: string[]): Inspect =>
  (host) =>
    page.evaluate(
      async ([include, runOnly]) => {
        const { run } = (globalThis as unknown as { axe: typeof axe }).axe;
        const options = { resultTypes: ['violations' as const], iframes: false, preload: false };
        const { violations } = await run({ include: [include] }, { ...options, ...(runOnly && { runOnly }) });
        return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
      },
      [host, rules] as const,
    );
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** What is wider than its place, and what is too small to hit. */
const measure: Inspect = (host) =>
  page.evaluate(
    ([name, least]) => {
      const root = document.querySelector(name)?.shadowRoot;
      const all = [document.documentElement, ...(root?.querySelectorAll('*:not(.quiet)') ?? [])];
      const outside = all
        .filter((each) => each.getClientRects().length > 0 && !each.matches('.quiet *'))
        .filter((each) => {
          const { left, right } = each.getBoundingClientRect();
          return left < -1 || right > innerWidth + 1 || each.scrollWidth > Math.max(each.clientWidth, innerWidth) + 1;
        })
        .map((each) => `leaves the window: ${each.outerHTML.slice(0, 120)}`);
      const cut = [...(root?.querySelectorAll('.card, .pill') ?? [])]
        .filter((each) => each.getClientRects().length > 0)
        .filter((each) => each.getBoundingClientRect().top < 0 || each.getBoundingClientRect().bottom > innerHeight + 1)
        .map((each) => `is cut off: ${each.outerHTML.slice(0, 120)}`);
      const small = [...(root?.querySelectorAll('button, summary, a.button') ?? [])]
        .map((each) => ({ each, box: each.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.height < least || box.width < least))
        .map(({ each, box }) => `${box.width} × ${box.height}: ${each.outerHTML.slice(0, 120)}`);
      return [...outside, ...cut, ...small];
    },
    [host, TARGET_PX] as const,
  );

/** What moves though somebody asked for stillness, and what has no edge where colours are the system's own. */
const lookStill: Inspect = (host) =>
  page.evaluate((name) => {
    const root = document.querySelector(name)?.shadowRoot;
    const moving = root?.getAnimations().filter(({ playState }) => playState === 'running') ?? [];
    const buttons = [...(root?.querySelectorAll('.card, button:not(.plain, .preview), a.button') ?? [])];
    const flat = buttons.filter((each) => Number.parseFloat(getComputedStyle(each).borderTopWidth) === 0);
    return [...moving.map(() => 'moves'), ...flat.map((each) => `has no edge: ${each.outerHTML.slice(0, 120)}`)];
  }, host);

it.each(NOTICE_LANGUAGES)('H has no fault that axe finds, in any state, light and dark: %s', async (language) => {
  const direction = directionOf(language);
  const light = await goThrough({ language, theme: 'light', direction }, findViolations());
  const dark = await goThrough({ language, theme: 'dark', direction }, findViolations(OF_COLOURS));
  expect([...light, ...dark]).toEqual([]);
});

it('H is laid out by its own language in a page that runs the other way', async () => {
  const inArabic = await goThrough({ language: 'ar', theme: 'light', direction: 'ltr' }, findViolations());
  const inEnglish = await goThrough({ language: 'en', theme: 'dark', direction: 'rtl' }, findViolations());
  expect([...inArabic, ...inEnglish]).toEqual([]);
  for (const host of ['notice', 'panel']) {
    await show(host, 'recording', { language: 'ar', theme: 'light', direction: 'ltr' });
    expect(await directionOfTitle(host)).toBe('rtl');
    await show(host, 'recording', { language: 'en', theme: 'light', direction: 'rtl' });
    expect(await directionOfTitle(host)).toBe('ltr');
  }
});

it('H fits 320 pixels, which is 400 %, with targets of 44, in every language', async () => {
  await page.setViewportSize(NARROW);
  const found: string[] = [];
  for (const language of NOTICE_LANGUAGES)
    found.push(...(await goThrough({ language, theme: 'auto', direction: directionOf(language) }, measure)));
  await page.setViewportSize(WIDE);
  expect(found).toEqual([]);
});

it('H has edges where colours are forced, and holds still for who asks for it', async () => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  expect(await goThrough({ language: 'en', theme: 'auto', direction: 'ltr' }, lookStill)).toEqual([]);
  await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' });
  await show('panel', 'recording', { language: 'en', theme: 'auto', direction: 'ltr' });
  expect(await lookStill('opname-panel')).toEqual(['moves']);
});
