import type { RecordingDetails } from '@opname/protocol';
import type { Page } from 'playwright-core';
import { heapOf, type Opening } from './opening-time.ts';

const STAGE = '[data-opname-stage]';

/** Pixels of the time line from a place that was gone to, to what is loaded by then: some twenty seconds of two hours. */
const NEAR_PX = 2;

/** Milliseconds after which what is around a picture has been read. */
const READ_ON_MS = 800;

/** A moment that was gone to, and the text that stood there. */
export interface Shown {
  /** Milliseconds since the page's start. */
  at: number;
  text: string;
}

export interface Seeks {
  /** Milliseconds, to places that were not loaded, and to ones close by. */
  unloaded: number[];
  loaded: number[];
  shown: Shown[];
}

/** Opens a recording afresh, some times. */
export async function openInStudio(
  studio: Page,
  url: string,
  { id }: RecordingDetails,
  rounds: number,
): Promise<Opening> {
  const firstPicture: number[] = [];
  let bytes = 0;
  await studio.addInitScript(watchFirstPicture);
  for (let round = 0; round < rounds; round++) {
    await studio.goto('about:blank');
    const sizes: Promise<number>[] = [];
    const count = (response: Awaited<ReturnType<Page['waitForResponse']>>) => {
      if (response.url().includes('/v1/recordings/'))
        sizes.push(
          response
            .request()
            .sizes()
            .then(({ responseBodySize }) => responseBodySize)
            .catch(() => 0),
        );
    };
    studio.on('response', count);
    await studio.goto(`${url}/studio/recordings/${id}`, { waitUntil: 'commit' });
    firstPicture.push(await firstPictureOf(studio));
    studio.off('response', count);
    bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  }
  return { firstPicture, bytes, heap: await heapOf(studio) };
}

async function firstPictureOf(studio: Page): Promise<number> {
  await studio.waitForFunction(() => (globalThis as { firstPictureMs?: number }).firstPictureMs !== undefined);
  return studio.evaluate(() => (globalThis as { firstPictureMs?: number }).firstPictureMs ?? NaN);
}

/** Runs in the studio: the moment at which the stage is first ready, and painted. */
function watchFirstPicture(): void {
  const look = () => {
    const stage = document.querySelector('[data-opname-stage]');
    const isThere = /ready|paused/.test(stage?.getAttribute('data-state') ?? '');
    if (isThere)
      requestAnimationFrame(() =>
        requestAnimationFrame(() => Object.assign(globalThis, { firstPictureMs: performance.now() })),
      );
    else requestAnimationFrame(look);
  };
  if (globalThis.top === globalThis.self) look();
}

/** Clicks on the time line of the freshly opened recording at each place, and then close to it. */
export async function seekInStudio(
  studio: Page,
  address: string,
  places: readonly number[],
  rounds: number,
): Promise<Seeks> {
  const seeks: Seeks = { unloaded: [], loaded: [], shown: [] };
  for (const place of places) {
    for (let round = 0; round < rounds; round++) {
      await studio.goto(address);
      await studio.locator(`${STAGE}[data-state="ready"]`).waitFor();
      await studio.waitForTimeout(READ_ON_MS);
      seeks.unloaded.push(await clickOn(studio, place));
      if (round === 0) seeks.shown.push(await shownIn(studio));
      await studio.waitForTimeout(READ_ON_MS);
      seeks.loaded.push(await clickOn(studio, place, NEAR_PX));
    }
  }
  return seeks;
}

/** @returns milliseconds from the click on the time line until the picture of that moment is painted. */
async function clickOn(studio: Page, place: number, beside = 0): Promise<number> {
  const chart = studio.locator('[class*=chart]').first();
  const { width, height } = (await chart.boundingBox()) ?? { width: 0, height: 0 };
  await studio.evaluate(() => {
    const timed = globalThis as { begunMs?: number };
    delete timed.begunMs;
    document.addEventListener('click', () => (timed.begunMs = performance.now()), { capture: true, once: true });
  });
  const before = await studio.locator(STAGE).getAttribute('data-time');
  const done = studio.evaluate(waitForPicture, before);
  await chart.click({ position: { x: Math.round(width * place) + beside, y: height / 2 } });
  return done;
}

/** Runs in the studio. */
function waitForPicture(before: string | null): Promise<number> {
  return new Promise<number>((resolve) => {
    const timed = globalThis as { begunMs?: number };
    const stage = document.querySelector('[data-opname-stage]');
    const look = () => {
      const isThere = stage?.getAttribute('data-state') === 'paused' && stage.getAttribute('data-time') !== before;
      const tell = () => resolve(performance.now() - (timed.begunMs ?? NaN));
      requestAnimationFrame(isThere && timed.begunMs !== undefined ? () => requestAnimationFrame(tell) : look);
    };
    look();
  });
}

async function shownIn(studio: Page): Promise<Shown> {
  const replay = studio.frames().find((frame) => frame.url().endsWith('/studio/replay.html'));
  const text = await replay?.childFrames()[0]?.evaluate(() => document.body.innerText);
  return { at: Number(await studio.locator(STAGE).getAttribute('data-time')), text: text ?? '' };
}
