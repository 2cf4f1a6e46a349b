import { readFileSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '@opname/example-trial-app/e2e/participant.ts';
import { signInToStudio } from '@opname/example-trial-app/e2e/studio.ts';
import type { RecordingDetails } from '@opname/protocol';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onScreen, otherThan, wrongAmong } from '../moments/compare.ts';
import type { Recorded, Use } from '../moments/in-page.ts';
import { watch, type Watching } from '../moments/watch.ts';
import { standing } from '../site/standing.ts';
import { EXPERT, startCorpusServer, type CorpusServer } from '../store/stored-recording.ts';
import { stretching } from '../store/stretch.ts';

const CORPUS = path.resolve(import.meta.dirname, '..');
const HTML = readFileSync(path.join(CORPUS, 'site/page.html'), 'utf8');
/** Without what a replay shows in another way: whitespace of the head is not recorded. */
const PAGE = HTML.replace(/<head>.*<\/head>/s, (head) => head.replaceAll(/>\s+</g, '><'));

/** Moments to which each recording is brought in each way; `npm run test:moments` takes thirty. */
const MOMENTS = Number(process.env.OPNAME_MOMENTS ?? 4);
const TURNS = MOMENTS > 4 ? 10 : 5;
/** Over how long each recording is stretched, so that it has many segments. */
const LENGTH_MS = 8 * 60_000;
/** Milliseconds of the page's own time after which what changed is told, at the latest, and that clocks are apart. */
const TOLD_MS = 600;
const APART_MS = 60;
/** How long the player plays before it is paused at a moment. */
const PLAYED_MS = 3_000;

const USES: Record<string, Use> = {
  'changes in every way': { seed: 31, turns: TURNS, moving: false },
  'puts elsewhere what is there': { seed: 77, turns: TURNS, moving: true },
  'was paused': { seed: 500, turns: TURNS, moving: false, pausedAfter: 2 },
};

let server: CorpusServer;
let browser: Browser;
let bundles: Record<'recording' | 'lines', string>;

async function bundle(file: string): Promise<string> {
  const entryPoints = [path.join(CORPUS, 'moments', file)];
  const built = await build({
    entryPoints,
    bundle: true,
    write: false,
    format: 'iife',
    conditions: ['opname-source'],
  });
  return built.outputFiles[0]?.text ?? '';
}

beforeAll(async () => {
  bundles = { recording: await bundle('in-page.ts'), lines: await bundle('lines.ts') };
  server = await startCorpusServer();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function recordUse(use: Use): Promise<Recorded> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
  await page.route('https://corpus.test/', (route) => route.fulfill({ contentType: 'text/html', body: PAGE }));
  await page.goto('https://corpus.test/');
  await page.addScriptTag({ content: bundles.recording });
  await page.evaluate(() => document.querySelector('script')?.remove());
  const recorded = await page.evaluate((given) => globalThis.recordUse(given), use);
  await page.close();
  return recorded;
}

const seen = (lines: string[]): string[] => onScreen(standing(lines));

/** Places between 3 and 97 of 100, each time the same ones. */
function places(seed: number): number[] {
  return Array.from({ length: MOMENTS }, (_, index) => 0.03 + ((index * 0.618 + seed * 0.137) % 1) * 0.94);
}

describe.each(Object.entries(USES))('a page that %s', (does, use) => {
  let recorded: Recorded;
  let recording: RecordingDetails;
  let studio: Page;
  let player: Watching;
  /** From the page's own time to the recording's. */
  let toRecording: (at: number) => number;
  const compared = { atRest: 0, changing: 0 };

  beforeAll(async () => {
    recorded = await recordUse(use);
    toRecording = stretching(recorded.events, server.now() + 1, LENGTH_MS);
    const events = recorded.events.map((event) => ({ ...event, timestamp: toRecording(event.timestamp) }));
    recording = await server.store([events]);
    studio = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await signInToStudio(studio, server.url, EXPERT);
    await studio.goto(`${server.url}/studio/recordings/${recording.id}`);
    await studio.locator('[data-opname-stage][data-state="ready"]').waitFor();
    player = watch(studio, bundles.lines);
  }, 180_000);
  afterAll(() => studio?.context().close());

  /** @returns what the replay shows otherwise than the page stood at that moment. */
  async function wrongAt(time: number): Promise<string[]> {
    const [page] = recording.index;
    const at = (page?.startedAt ?? 0) + time;
    const { gap, rests, stands } = recorded;
    if (gap && at >= toRecording(gap.from) && at <= toRecording(gap.to + TOLD_MS)) return [];
    const lines = seen(await player.lines());
    const said = (wrong: string) => `${time} ms from the start, ${wrong}`;
    const rest = rests.find(({ from, to }) => at >= toRecording(from) && at <= toRecording(to));
    if (rest) {
      compared.atRest++;
      return otherThan(lines, seen(rest.lines)).map(said);
    }
    compared.changing++;
    const from = stands.findLastIndex((stand) => toRecording(stand.at + TOLD_MS) <= at);
    const around = stands.slice(Math.max(0, from)).filter((stand) => toRecording(stand.at - APART_MS) <= at);
    return wrongAmong(
      lines,
      around.map((stand) => seen(stand.lines)),
    ).map(said);
  }

  async function wrongIn(moments: readonly number[], goTo: (place: number) => Promise<number>): Promise<string[]> {
    const wrong: string[] = [];
    for (const place of moments) wrong.push(...(await wrongAt(await goTo(place))));
    return wrong;
  }

  test('stands as it stood where it is sought, forward', async () => {
    expect(
      await wrongIn(
        places(1).toSorted((a, b) => a - b),
        player.seek,
      ),
    ).toEqual([]);
  });

  test('and backward', async () => {
    expect(
      await wrongIn(
        places(2).toSorted((a, b) => b - a),
        player.seek,
      ),
    ).toEqual([]);
  });

  test('and there where it was played to', async () => {
    expect(await wrongIn(places(3), (place) => player.play(place, PLAYED_MS))).toEqual([]);
  });

  test('at rest and while it changes, at as many moments as were asked for', () => {
    console.log(`compared with a page that ${does}: ${JSON.stringify(compared)}`);
    expect(compared.atRest).toBeGreaterThan(0);
    expect(compared.changing).toBeGreaterThan(0);
  });
});
