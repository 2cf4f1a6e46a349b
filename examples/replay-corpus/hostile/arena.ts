/**
 * Plays hostile recordings in the built replay frame, under the policies of a real server, and tells what came of it. What
 * leaves the browser is read from Chromium's own network log, which has every request, connection and look-up of a name.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RecordedEvent } from '@opname/protocol';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { LEAK, RAN } from './picture.ts';
import { HELD, type Held, type HostileCase } from './held.ts';
import { playHere, type Play, type Played } from './play-here.ts';

export interface Outcome extends Played {
  name: string;
}

export interface Arena {
  context: BrowserContext;
  /** Names of what ran. */
  ran: string[];
  /** Addresses to which any frame went, but those that a replay is made of, and windows that opened. */
  went: string[];
  /** Plays each, one after another. */
  play: (cases: readonly (Omit<HostileCase, 'held'> & Partial<HostileCase>)[]) => Promise<Outcome[]>;
  /** Closes the browser. @returns the names of the hosts of this corpus that it asked for anything. */
  close: () => Promise<string[]>;
}

/** Milliseconds after which a replay that has not said how it stands counts as hung: on a busy machine a huge one takes 3 s. */
const HUNG_MS = 15_000;

/** Where a replay may be: its own document, and documents that are made in place. */
const AT_HOME = /^about:|\/studio\/(?:replay\.html)?$/;

export async function openArena(url: string): Promise<Arena> {
  const folder = mkdtempSync(path.join(tmpdir(), 'opname-hostile-'));
  const log = path.join(folder, 'net-log.json');
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync', `--log-net-log=${log}`],
    // It keeps browsers from connecting ahead of a wish, which a recording could make them do.
    ignoreDefaultArgs: ['--disable-background-networking'],
  });
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 } });
  const [ran, went]: [string[], string[]] = [[], []];
  await context.exposeBinding(RAN, (_, name: string) => ran.push(name));
  let stage = await openStage();

  async function openStage(): Promise<Page> {
    const page = await context.newPage();
    page.on(
      'framenavigated',
      (frame) => AT_HOME.test(new URL(frame.url()).href.replace(url, '')) || went.push(frame.url()),
    );
    page.on('popup', (popup) => went.push(`a window: ${popup.url()}`));
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => ran.push(dialog.message())));
    page.on('crash', () => went.push('a crash'));
    await page.goto(`${url}/studio/`);
    return page;
  }
  async function playOne(events: RecordedEvent[], held?: Held): Promise<Played> {
    const late = new Promise<Played>((resolve) => setTimeout(resolve, HUNG_MS, { state: 'hung', focused: false }));
    const played = await Promise.race([stage.evaluate(playHere, toPlay(events, held)).catch(crashed), late]);
    if (played.state !== 'hung' && played.state !== 'crashed') return played;
    void stage.close();
    stage = await openStage();
    return played;
  }
  return {
    context,
    ran,
    went,
    async play(cases) {
      const outcomes: Outcome[] = [];
      for (const { name, events, held } of cases) outcomes.push({ name, ...(await playOne(events, held)) });
      return outcomes;
    },
    async close() {
      await browser.close();
      const asked = readFileSync(log, 'utf8').matchAll(
        new RegExp(`([a-z0-9-]+)\\.${LEAK.replaceAll('.', '\\.')}`, 'g'),
      );
      rmSync(folder, { recursive: true, force: true });
      const names = new Set([...asked].map(([, name = '']) => name));
      return [...names].toSorted((a, b) => a.localeCompare(b));
    },
  };
}

function toPlay(events: RecordedEvent[], held: Held | undefined): Play {
  const base64 = held?.bytes.toString('base64') ?? '';
  return { events: JSON.stringify(events), held: held && { word: HELD, type: held.type, base64 } };
}

function crashed(error: unknown): Played {
  return { state: 'crashed', focused: false, why: String(error) };
}
