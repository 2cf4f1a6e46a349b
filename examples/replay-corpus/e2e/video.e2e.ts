import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchBrowser } from '@opname/example-trial-app/e2e/participant.ts';
import type { RecordedEvent } from '@opname/protocol';
import { findBrowser, makeVideoFile, takePictures, type VideoFormat, type VideoSource } from '@opname/video';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filmSource, seeVideo, VIEWER_DIR } from '../store/film.ts';
import { startCorpusServer, type CorpusServer } from '../store/stored-recording.ts';

const SECOND_MS = 1_000;
/** The demo's font for headings, which looks like none that a machine has. */
const FONT = path.resolve(import.meta.dirname, '../../trial-app/public/fonts/fraunces-600.woff2');
const FPS = 10;
const SIZE = { width: 640, height: 400 };

/** Two parts of a video: one that is whole when it is interrupted, and one that is not. */
const LENGTH_MS = 70 * SECOND_MS;

let server: CorpusServer;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'opname-film-'));
  server = await startCorpusServer();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const element = (id: number, tagName: string, attributes: object, childNodes: object[]) => ({
  id,
  type: 2,
  tagName,
  attributes,
  childNodes,
});

/** A page of one colour, that gets another one every ten seconds, a click with each. */
function colouredPage(from: number, colours: readonly string[]): RecordedEvent[] {
  const body = element(4, 'body', { style: `margin:0;height:100vh;background:${colours[0]}` }, [
    element(5, 'button', {}, [{ id: 6, type: 3, textContent: 'Next' }]),
  ]);
  const html = element(2, 'html', {}, [element(3, 'head', {}, []), body]);
  const node = { type: 0, id: 1, childNodes: [html] };
  const change = (colour: string, index: number): RecordedEvent[] => {
    const timestamp = from + (index + 1) * 10 * SECOND_MS;
    const attributes = [{ id: 4, attributes: { style: `margin:0;height:100vh;background:${colour}` } }];
    return [
      { type: 3, timestamp, data: { source: 2, type: 2, id: 5, x: 320, y: 200 } },
      { type: 3, timestamp: timestamp + 1, data: { source: 0, texts: [], removes: [], adds: [], attributes } },
    ];
  };
  return [
    { type: 4, timestamp: from, data: { href: `${server.url}/demo/`, ...SIZE } },
    { type: 2, timestamp: from + 1, data: { node, initialOffset: { top: 0, left: 0 } } },
    ...colours.slice(1).flatMap(change),
  ];
}

async function record() {
  const from = server.now() + 1;
  const colours = ['#2266aa', '#aa6622', '#22aa66', '#6622aa', '#aa2266', '#66aa22', '#222222', '#dddddd'];
  return filmSource(server, await server.store([colouredPage(from, colours)]));
}

function options(source: Awaited<ReturnType<typeof record>>, name: string, format: VideoFormat) {
  const asked = { source, browser: findBrowser(process.env.CHROMIUM), viewerDir: VIEWER_DIR, size: SIZE };
  const files = { output: path.join(folder, `${name}.${format}`), partsDir: path.join(folder, `${name}.parts`) };
  return { ...asked, ...files, format, fps: FPS, skipIdle: false, watermark: 'asked by a test · été' };
}

test('a video goes on after an interruption from its last whole part, and shows what the replay shows', async () => {
  const source = await record();
  const asked = options(source, 'whole', 'mp4');
  const stop = new AbortController();
  const onProgress = ({ drawn }: { drawn: number }) => {
    if (drawn > 61 * SECOND_MS) stop.abort();
  };
  await expect(makeVideoFile({ ...asked, signal: stop.signal, onProgress })).rejects.toThrow('aborted');
  expect(readdirSync(asked.partsDir)).toHaveLength(1);

  const made = await makeVideoFile(asked);
  expect(made).toMatchObject({ resumed: 1, gaps: 0, size: SIZE });
  expect(readdirSync(folder).toSorted()).toEqual(['whole.mp4', 'whole.vtt']);
  // A change every ten seconds, a click that is shown and goes, and what stands is written again every five seconds.
  expect(made.pictures).toBeLessThan(40);

  const times = [4_900, 10_200, 25_000, 49_000, 65_000];
  const pictures = await takePictures(asked, times);
  const seen = await seeVideo(
    browser,
    made.file,
    pictures.map((picture, index) => ({ picture, time: (times[index] ?? 0) + 50 })),
  );
  expect(seen).toMatchObject(SIZE);
  expect(seen.duration * SECOND_MS).toBeGreaterThanOrEqual(LENGTH_MS);
  expect(seen.duration * SECOND_MS).toBeLessThan(LENGTH_MS + SECOND_MS);
  for (const { mean, wrong } of seen.differences) {
    expect(mean).toBeLessThan(6);
    expect(wrong).toBeLessThan(0.01);
  }
  // The picture of another moment is another picture: the comparison can fail.
  const swapped = await seeVideo(browser, made.file, [{ picture: pictures[0] ?? Buffer.alloc(0), time: 25_050 }]);
  expect(swapped.differences[0]?.wrong).toBeGreaterThan(0.5);
  expect(readFileSync(made.file).includes('chpl')).toBe(true);
  expect(readFileSync(made.chaptersFile, 'utf8')).toMatch(/^WEBVTT\n\n00:00:00.000 --> /);
});

const SECRET = 'NORTHWEST 7432';

/** What the server has put in its place. */
const MASKED = '••••••••';
const drawing = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="120"><rect width="160" height="120" fill="${colour}"/></svg>`;

/** The picture, the one behind words, the later one, the font and the mask, as they stand at the end. */
const AREAS = [
  { x: 0, y: 0, width: 160, height: 120 },
  { x: 0, y: 120, width: 160, height: 120 },
  { x: 480, y: 0, width: 160, height: 120 },
  { x: 144, y: 240, width: 440, height: 60 },
  { x: 0, y: 300, width: 300, height: 60 },
];

const text = (id: number, textContent: string) => ({ id, type: 3, textContent });

/** A page with a picture, one behind words, a font of its own and masked words; another picture comes later. */
async function recordRichPage() {
  const from = server.now() + 1;
  const at = (name: string) => `${server.url}/demo/${name}`;
  const style = `@font-face{font-family:Shown;src:url(${at('shown.woff2')})} p{font:48px Shown;margin:0}
    img,div{width:160px;height:120px} div{background:url(${at('behind.svg')})}`;
  const body = element(4, 'body', { style: 'margin:0' }, [
    element(5, 'img', { src: at('picture.svg') }, []),
    element(6, 'div', {}, []),
    element(7, 'p', {}, [text(8, 'Agreeable quarterly')]),
    element(9, 'p', { 'data-opname': 'mask' }, [text(10, SECRET)]),
  ]);
  const head = element(3, 'head', {}, [element(11, 'style', { _cssText: style }, [])]);
  const node = { type: 0, id: 1, childNodes: [element(2, 'html', {}, [head, body])] };
  const change = (step: number): RecordedEvent => {
    const node = element(12, 'img', { src: at('later.svg'), style: 'position:absolute;right:0;top:0' }, []);
    const adds = step === 6 ? [{ parentId: 4, nextId: null, node }] : [];
    const attributes = [{ id: 7, attributes: { style: `padding-left:${step * 12}px` } }];
    const data = { source: 0, texts: [], removes: [], adds, attributes };
    return { type: 3, timestamp: from + step * SECOND_MS, data };
  };
  const events: RecordedEvent[] = [
    { type: 4, timestamp: from, data: { href: at(''), ...SIZE } },
    { type: 2, timestamp: from + 1, data: { node, initialOffset: { top: 0, left: 0 } } },
    ...Array.from({ length: 12 }, (_, step) => change(step + 1)),
  ];
  const picture = (name: string, colour: string) => ({ address: at(name), bytes: Buffer.from(drawing(colour)) });
  const font = { address: at('shown.woff2'), bytes: readFileSync(FONT) };
  const pictures = [
    picture('picture.svg', '#22aa66'),
    picture('behind.svg', '#aa2266'),
    picture('later.svg', '#2266aa'),
  ];
  return filmSource(server, await server.store([events], [font, ...pictures]));
}

test('twelve pictures of a WebM show pictures, fonts and masks as the replay does', async () => {
  const source = await recordRichPage();
  const asked = options(source, 'rich', 'webm');
  const made = await makeVideoFile({ ...asked, from: 0, to: 12 * SECOND_MS });
  const times = Array.from({ length: 12 }, (_, second) => second * SECOND_MS + 500);
  const pictures = await takePictures(asked, times);
  const seen = await seeVideo(
    browser,
    made.file,
    pictures.map((picture, index) => ({ picture, time: (times[index] ?? 0) + 50 })),
  );
  expect(seen).toMatchObject(SIZE);
  expect(Math.round(seen.duration)).toBe(12);
  expect(seen.differences).toHaveLength(12);
  for (const { wrong } of seen.differences) expect(wrong).toBeLessThan(0.01);

  // Where they are, a replay that has none of them shows something else.
  const lacking: VideoSource = {
    ...source,
    readAsset: () => Promise.resolve(null),
    readSegment: async (segment) => {
      const text = (await source.readSegment(segment)) ?? '';
      expect(text).not.toContain(SECRET);
      return text.replaceAll(MASKED, SECRET);
    },
  };
  const [picture = Buffer.alloc(0)] = await takePictures({ ...asked, source: lacking }, [11_500]);
  const places = await seeVideo(
    browser,
    made.file,
    AREAS.map((area) => ({ picture, area, time: 11_550 })),
  );
  for (const { wrong } of places.differences) expect(wrong).toBeGreaterThan(0.05);
});
