import { readFileSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '@opname/example-trial-app/e2e/participant.ts';
import type { RecordedEvent, RecordingDetails } from '@opname/protocol';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCorpusServer, type CorpusServer } from '../store/stored-recording.ts';
import { stretch } from '../store/stretch.ts';

const SITE = path.resolve(import.meta.dirname, '../site');
const HTML = readFileSync(path.join(SITE, 'page.html'), 'utf8');
const MINUTE_MS = 60_000;

/** The same changes in each run; a failure names its seed. */
const SEEDS = [7, 2026, 40_961];
const CHANGES = 300;

let server: CorpusServer;
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
  server = await startCorpusServer();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function openPage(html: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
  page.on('pageerror', (error) => console.error(error));
  await page.route('https://corpus.test/', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto('https://corpus.test/');
  await page.addScriptTag({ content: script });
  return page;
}

/** Records a page while it changes at random. */
async function recordChanges(seed: number): Promise<RecordedEvent[]> {
  const page = await openPage(HTML);
  const events = await page.evaluate(
    async ([seed, count]) => {
      globalThis.recordPage();
      await globalThis.changeAtRandom({ seed, count, pauseMs: 3 });
      await new Promise((resolve) => setTimeout(resolve, 600));
      return globalThis.recordedEvents;
    },
    [seed, CHANGES] as const,
  );
  await page.close();
  return events;
}

describe.each(SEEDS)('a page that changes in every way (seed %i)', (seed) => {
  let recording: RecordingDetails;
  let events: RecordedEvent[];
  let stage: Page;

  beforeAll(async () => {
    const recorded = await recordChanges(seed);
    recording = await server.store([stretch(recorded, server.now() + 1, 10 * MINUTE_MS)]);
    events = await server.events(recording.id, recording.index[0]?.id ?? '');
    stage = await openPage('<!doctype html><body></body>');
  });
  afterAll(() => stage?.close());

  const linesAfter = (of: RecordedEvent[]) => stage.evaluate((given) => globalThis.linesAfter(given), of);

  test('is packed into segments that each begin with a keyframe', () => {
    const segments = recording.index[0]?.segments ?? [];
    expect(segments.length).toBeGreaterThan(5);
    expect(segments.slice(1).every(({ made }) => made > 0)).toBe(true);
  });

  test('stands after each made keyframe as it stands after all that was recorded before', async () => {
    for (const { id, from, made } of recording.index[0]?.segments ?? []) {
      if (made === 0) continue;
      const keyframe = (await server.segment(recording.id, id)).slice(0, made);
      const whole = events.filter(({ timestamp }) => timestamp < from);
      expect(await linesAfter(keyframe), `segment ${id}`).toEqual(await linesAfter(whole));
    }
  });

  test('goes on from a keyframe as it went on', async () => {
    for (const { id, from, to, made } of (recording.index[0]?.segments ?? []).filter((_, index) => index % 3 === 1)) {
      const segment = await server.segment(recording.id, id);
      const at = Math.round(from + (to - from) * 0.6);
      const until = ({ timestamp }: RecordedEvent) => timestamp <= at;
      const opened = [...segment.slice(0, made), ...segment.slice(made).filter(until)];
      expect(await linesAfter(opened), `segment ${id}`).toEqual(await linesAfter(events.filter(until)));
    }
  });
});
