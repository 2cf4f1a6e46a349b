import type { Frame, Page } from 'playwright-core';
import { takePicture, type DomPicture } from './dom-picture.ts';

/** Signs in as an expert does. */
export async function signInToStudio(
  page: Page,
  url: string,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await page.goto(`${url}/studio/`);
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.locator('table').waitFor();
}

/**
 * @param address a recording in the studio with a page and a time, as an expert would share it
 * @returns what the replay shows there
 */
export async function replayedPicture(studio: Page, address: string): Promise<DomPicture> {
  await studio.goto(address);
  await studio.locator('[data-opname-stage][data-state="paused"]').waitFor();
  const replayed = replayedFrame(studio);
  if (!replayed) throw new Error(`no replayed page at ${address}`);
  return takePicture(replayed);
}

/** @returns each picture that the replay shows: from where it is read, and how wide it is of itself. */
export async function replayedImages(studio: Page): Promise<string[]> {
  return (await replayedFrame(studio)?.evaluate(readImages)) ?? [];
}

/** @returns the families of the web fonts in which the replayed page is drawn. */
export async function replayedFonts(studio: Page): Promise<string[]> {
  return (await replayedFrame(studio)?.evaluate(readFonts)) ?? [];
}

/** Runs in the replayed page. */
export function readFonts(): string[] {
  return Array.from(document.fonts, ({ family, status }) => (status === 'loaded' ? family : ''));
}

/** Runs in the replayed page. */
export function readImages(): string[] {
  return Array.from(document.images, ({ src, naturalWidth }) => `${new URL(src).protocol} ${naturalWidth}`);
}

/** @returns the page that the player of the studio shows. */
export function replayedFrame(studio: Page): Frame | undefined {
  return studio
    .frames()
    .find((candidate) => candidate.url().endsWith('/replay.html'))
    ?.childFrames()[0];
}
