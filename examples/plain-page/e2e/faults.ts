import { NOTICE_LANGUAGES } from '@opname/protocol';
import axe from 'axe-core';
import type { Page } from 'playwright-core';

export const WIDE = { width: 1280, height: 900 };
/** CSS pixels that a window of 1280 has left at 400 %. */
const NARROW = { width: 320, height: 640 };

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** In the dark nothing but colours is another. */
const LOOKS = [
  ['light', WCAG],
  ['dark', ['color-contrast', 'link-in-text-block']],
] as const;

/** Everything that is wrong with what is shown, in both themes and in a narrow window. */
export async function inspect(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found: string[] = [];
  for (const [colorScheme, rules] of LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor({ state: 'attached' });
    found.push(...(await findViolations(page, rules)).map((what) => `${colorScheme} ${what}`));
  }
  return [...found, ...(await findTooWide(page))];
}

/** What axe finds; what was recorded, and a draft, are documents of their own. */
function findViolations(page: Page, rules: readonly string[]): Promise<string[]> {
  return page.evaluate(
    async (runOnly) => {
      // A colour on its way to another has no contrast to speak of.
      for (const _ of [1, 2, 3]) await new Promise(requestAnimationFrame);
      const changing = document.getAnimations().filter((each) => each instanceof CSSTransition);
      await Promise.all(changing.map(({ finished }) => finished.catch(() => undefined)));
      const { run } = (globalThis as unknown as { axe: typeof axe }).axe;
      const outside = { exclude: [['[data-opname-stage] [aria-hidden]']] };
      const { violations } = await run(outside, { runOnly, iframes: false, preload: false });
      return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 120)).join()}`);
    },
    [...rules],
  );
}

async function findTooWide(page: Page): Promise<string[]> {
  const before = page.viewportSize() ?? WIDE;
  await page.setViewportSize(NARROW);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  await page.setViewportSize(before);
  return width > NARROW.width ? [`is ${width} pixels wide in a window of ${NARROW.width}`] : [];
}

/** The participant's page in each of its languages. */
export async function findFaultsOfOwnPage(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const language of NOTICE_LANGUAGES) {
    await speak(page, language);
    found.push(...(await inspect(page)).map((what) => `${language} ${what}`));
  }
  await speak(page, 'en');
  return found;
}

async function speak(page: Page, language: string): Promise<void> {
  await page.locator('header [aria-haspopup=menu]').click();
  await page.locator(`[role=menuitemradio][lang=${language}]`).click();
  await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
  await page.keyboard.press('Escape');
  await page.locator('[role=menu]').waitFor({ state: 'hidden' });
}
