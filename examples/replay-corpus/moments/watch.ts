import { replayedFrame } from '@opname/example-trial-app/e2e/studio.ts';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Milliseconds that sheets and frames of a replayed page need to load. */
const SETTLE_MS = 80;
const SETTLES_MAX = 20;
const STAGE = '[data-opname-stage]';

/** The player of the studio, at moments of one page of a recording. */
export interface Watching {
  /** Goes to the place on the time line, 0 to 1. @returns the moment at which it then stands, in ms from the page's start. */
  seek(this: void, place: number): Promise<number>;
  /** Goes there, plays for a while and pauses. @returns the moment at which it then stands. */
  play(place: number, milliseconds: number): Promise<number>;
  /** @returns what stands in the replay. */
  lines(): Promise<string[]>;
}

/** @param script tells what stands in a document, as `linesOfReplay()`. */
export function watch(studio: Page, script: string): Watching {
  const stage = studio.locator(STAGE);
  const time = async () => Number(await stage.getAttribute('data-time'));

  async function seek(place: number): Promise<number> {
    const before = await time();
    const chart = studio.locator('[class*=chart]').first();
    const { width, height } = (await chart.boundingBox()) ?? { width: 0, height: 0 };
    await chart.click({ position: { x: Math.round(width * place), y: height / 2 } });
    await expect.poll(async () => (await time()) !== before, { message: `the player goes to ${place}` }).toBe(true);
    await studio.locator(`${STAGE}[data-state="paused"]`).waitFor();
    return time();
  }
  async function read(): Promise<string[]> {
    const replayed = replayedFrame(studio);
    if (!replayed) throw new Error('there is no replayed page');
    await replayed.evaluate(script);
    return replayed.evaluate('linesOfReplay()');
  }
  return {
    seek,
    async play(place, milliseconds) {
      const from = await seek(place);
      await studio.keyboard.press('k');
      await expect.poll(async () => (await time()) >= from + milliseconds, { message: 'the player plays' }).toBe(true);
      await studio.keyboard.press('k');
      await studio.locator(`${STAGE}[data-state="paused"]`).waitFor();
      return time();
    },
    async lines() {
      let lines = await read();
      for (let looks = 0, before = ''; looks < SETTLES_MAX && lines.join() !== before; looks++) {
        before = lines.join();
        await studio.waitForTimeout(SETTLE_MS);
        lines = await read();
      }
      return lines;
    },
  };
}
