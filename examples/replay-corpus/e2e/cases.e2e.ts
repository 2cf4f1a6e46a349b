/**
 * Small things that pages do, recorded by the built product and shown by the built player, exact at rest: as they stand in
 * the first picture, and as they come to stand while they are recorded.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startOpname, type OpnameProcess } from '@opname/example-trial-app/e2e/opname-process.ts';
import { launchBrowser } from '@opname/example-trial-app/e2e/participant.ts';
import { replayedFrame, signInToStudio } from '@opname/example-trial-app/e2e/studio.ts';
import type { RecordingDetails, RecordingList } from '@opname/protocol';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CASES } from '../cases/cases.ts';

const API_KEY = 'opname-cases-key-0123456789';
const EXPERT = { email: 'expert@opname.example', password: 'a long password of an expert' };
const SIZE = { viewport: { width: 1280, height: 800 } };

/** Milliseconds in which changes are gathered, pictures handed over and chunks sent. */
const TOLD_MS = 3_000;
/** Milliseconds in which a replay loads its pictures and frames. */
const SHOWN_MS = 1_500;

const PAGE = `<!doctype html><html lang="en"><head><title>Cases</title><style>
  body { margin: 8px; font: 14px/1.4 sans-serif } section { position: relative; min-height: 60px; border-bottom: 1px solid #ccc }
</style></head><body><main></main></body></html>`;

type Stands = Record<string, string[]>;

const data = mkdtempSync(path.join(tmpdir(), 'opname-cases-'));
let browser: Browser;
let opname: OpnameProcess;
let script: string;

beforeAll(async () => {
  const built = await build({
    entryPoints: [path.resolve(import.meta.dirname, '../cases/in-page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
  });
  script = built.outputFiles[0]?.text ?? '';
  browser = await launchBrowser();
  opname = await startOpname({
    OPNAME_DATA: data,
    OPNAME_API_KEY: API_KEY,
    OPNAME_ADMIN_EMAIL: EXPERT.email,
    OPNAME_ADMIN_PASSWORD: EXPERT.password,
  });
});
afterAll(async () => {
  await browser?.close();
  await opname?.kill();
  rmSync(data, { recursive: true, force: true });
});

async function ask(address: string): Promise<unknown> {
  const response = await fetch(opname.url + address, { headers: { authorization: `Bearer ${API_KEY}` } });
  return await response.json();
}

/** Runs in the page: the tag, as the README gives it. */
function addTag(subject: string): void {
  const tag = Object.assign(document.createElement('script'), { src: '/opname.js', async: true });
  Object.assign(tag.dataset, { site: 'demo', subject, trialStart: new Date().toISOString() });
  document.head.append(tag);
}

async function answerYes(page: Page): Promise<void> {
  await page.evaluate(addTag, crypto.randomUUID());
  const first = page.waitForResponse((answer) => answer.url().endsWith('/v1/chunks') && answer.status() === 201);
  await page.locator('[data-opname="allow"]').click();
  await first;
}

/** @returns how the cases stood at the end of a page that was recorded. */
async function recordCases(isDoneBefore: boolean): Promise<Stands> {
  const context = await browser.newContext(SIZE);
  const page = await context.newPage();
  const address = `${opname.url}/demo/cases`;
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: PAGE }));
  await page.goto(address);
  await page.addScriptTag({ content: script });
  await page.evaluate(() => globalThis.layCases());
  if (isDoneBefore) await page.evaluate(() => globalThis.actCases(false));
  await answerYes(page);
  if (!isDoneBefore) await page.evaluate(() => globalThis.actCases(false));
  await page.evaluate(() => globalThis.actCases(true));
  await page.waitForTimeout(TOLD_MS);
  const stands = await page.evaluate(() => globalThis.standsOfCases(document));
  await page.goto('about:blank');
  await context.close();
  return stands;
}

/** @returns how they stand in the player at the end of the newest recording. */
async function replayCases(): Promise<Stands> {
  const { recordings } = (await ask('/v1/recordings')) as RecordingList;
  const recording = (await ask(`/v1/recordings/${recordings[0]?.id}`)) as RecordingDetails;
  const lane = recording.index.at(-1);
  const context = await browser.newContext(SIZE);
  const studio = await context.newPage();
  await signInToStudio(studio, opname.url, EXPERT);
  const end = (lane?.endedAt ?? 0) - (lane?.startedAt ?? 0);
  await studio.goto(`${opname.url}/studio/recordings/${recording.id}?page=${lane?.id}&t=${end}`);
  await studio.locator('[data-opname-stage][data-state="paused"]').waitFor();
  await studio.waitForTimeout(SHOWN_MS);
  const frame = replayedFrame(studio);
  const stands = (await frame?.evaluate(`${script}; globalThis.standsOfCases(document)`)) as Stands;
  await context.close();
  return stands;
}

describe.each([
  { when: 'before the first picture', isDoneBefore: true },
  { when: 'while it is recorded', isDoneBefore: false },
])('what a page does $when', ({ isDoneBefore }) => {
  let real: Stands;
  let replayed: Stands;
  beforeAll(async () => {
    real = await recordCases(isDoneBefore);
    replayed = await replayCases();
  }, 120_000);

  test.each(CASES.filter(({ missed }) => !missed))('$name', ({ name }) => {
    expect(real[name]?.length).toBeGreaterThan(1);
    expect(replayed[name]).toEqual(real[name]);
  });

  test.fails.each(CASES.filter(({ missed }) => missed))('$name is missed: $missed', ({ name }) => {
    expect(replayed[name]).toEqual(real[name]);
  });
});
