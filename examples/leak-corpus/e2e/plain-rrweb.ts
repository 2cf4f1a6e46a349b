import type { Page } from 'playwright-core';
import type { PlantedPage } from '../corpus/planted.ts';
import { createHaystack, type Haystack } from '../secrets/haystack.ts';
import { visitAll } from './act.ts';
import type { Stage } from './stage.ts';

export interface PlainRun {
  /** Channels that could not be acted out. */
  failed: string[];
  recorded: Haystack;
}

/** The control: the same pages recorded by rrweb as it is, with everything on and nothing masked. */
export async function recordPlainly({ browser, site }: Stage, pages: readonly PlantedPage[]): Promise<PlainRun> {
  const events: unknown[] = [];
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.exposeFunction('keepEvent', (event: string) => void events.push(JSON.parse(event)));
  const origin = site.addRun({ pages, recorder: '<script src="/plain-rrweb.js"></script>' });
  const failed = await visitAll({ context, origin, pages, untilRecording });
  await context.close();
  return { failed, recorded: createHaystack(events) };
}

async function untilRecording(page: Page): Promise<void> {
  await page.waitForFunction(() => 'rrwebRecords' in window);
}
