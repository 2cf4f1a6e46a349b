import type { BrowserContext, Page } from 'playwright-core';
import type { PlantedPage } from '../corpus/planted.ts';
import { addressOf } from '../site/page.ts';

/** Milliseconds in which what the last channel of a page did has been noticed. */
const NOTICED_MS = 250;
/** Milliseconds that a channel may take to act; one that cannot must say so and not hold up the others. */
const ACT_MS = 5_000;

export interface Visit {
  context: BrowserContext;
  /** The origin of the run's pages. */
  origin: string;
  pages: readonly PlantedPage[];
  /** Waits until the page is being recorded. */
  untilRecording: (page: Page) => Promise<void>;
}

/** Opens every page in one tab, one after another, and acts out its channels. @returns the channels that could not act. */
export async function visitAll({ context, origin, pages, untilRecording }: Visit): Promise<string[]> {
  const failed: string[] = [];
  const page = await context.newPage();
  page.setDefaultTimeout(ACT_MS);
  for (const planted of pages) {
    await page.goto(origin + addressOf(planted));
    await untilRecording(page);
    failed.push(...(await actAll(page, planted)));
    await page.waitForTimeout(NOTICED_MS);
  }
  await page.goto('about:blank');
  await page.close();
  return failed;
}

async function actAll(page: Page, { planted }: PlantedPage): Promise<string[]> {
  const failed: string[] = [];
  for (const { channel, name, at, secret } of planted) {
    try {
      await channel.act?.({ page, at, secret: secret.value });
    } catch (error) {
      failed.push(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    }
  }
  return failed;
}
