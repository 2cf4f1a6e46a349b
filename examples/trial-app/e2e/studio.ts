import type { Page } from 'playwright-core';
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
  const frame = studio.frames().find((candidate) => candidate.url().endsWith('/studio/replay.html'));
  const replayed = frame?.childFrames()[0];
  if (!replayed) throw new Error(`no replayed page at ${address}`);
  return takePicture(replayed);
}
