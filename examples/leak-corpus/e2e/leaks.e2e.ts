import { randomUUID } from 'node:crypto';
import { LEVELS, type Level } from '@opname/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Theme } from '../corpus/channel.ts';
import { CORPUS } from '../corpus/corpus.ts';
import { plant, type Planted } from '../corpus/planted.ts';
import { WIDGETS } from '../corpus/widgets.ts';
import { recordPlainly, type PlainRun } from './plain-rrweb.ts';
import { found, missing, mustHide, tellsChoices } from './promise.ts';
import { recordRun, type Run } from './recording-run.ts';
import { startStage, type Stage } from './stage.ts';

/** The same secrets in every run, so that a failure is of the code; `LEAK_SEED=random` draws others. */
const DEFAULT_SEED = 'one';
const given = process.env['LEAK_SEED'] ?? DEFAULT_SEED;
const SEED = given === 'random' ? randomUUID().slice(0, 8) : given;
/** `LEAK_PAGES=texts,frames` opens those pages alone, while one works on them. */
const only = process.env['LEAK_PAGES']?.split(',');
const isWanted = ({ name }: Theme) => only === undefined || only.includes(name);
const pages = plant(CORPUS.filter(isWanted), SEED);
const widgetPages = plant(WIDGETS.filter(isWanted), SEED);
/** The widgets first: the last page leaves little to send while it closes. */
const all = [...widgetPages, ...pages];
const planted = pages.flatMap((page) => page.planted);
const inWidgets = widgetPages.flatMap((page) => page.planted);
/** Milliseconds for the four runs: some three minutes on two idle cores, and four times as much for busy ones. */
const RUNS_MS = 720_000;

let stage: Stage | undefined;
const runs = new Map<Level, Run>();
let plain: PlainRun;

beforeAll(async () => {
  console.log(`LEAK_SEED=${SEED} plants these secrets again`);
  const begun = (stage = await startStage());
  const recordAt = async (level: Level) => runs.set(level, await recordRun({ ...begun, pages: all, level }));
  const recordWithout = async () => (plain = await recordPlainly(begun, all));
  // Two at a time: one types while the other waits.
  const lanes = [
    async () => (await recordAt('screen'), recordWithout()),
    async () => (await recordAt('inputs'), recordAt('structure')),
  ];
  await Promise.all(lanes.map((run) => run()));
}, RUNS_MS);
afterAll(() => stage?.stop());

function runAt(level: Level): Run {
  const run = runs.get(level);
  if (!run) throw new Error(`nothing was recorded at ${level}`);
  return run;
}

const hiddenAt = (level: Level, those: readonly Planted[]) => those.filter(({ channel }) => mustHide(channel, level));
const shownAt = (level: Level) => [...planted, ...inWidgets].filter(({ channel }) => !mustHide(channel, level));

describe.each(LEVELS)('at the level "%s"', (level) => {
  const hidden = hiddenAt(level, planted);
  const hiddenInWidgets = hiddenAt(level, inWidgets);
  const shown = shownAt(level);

  test('every channel acts as it says', () => {
    expect(runAt(level).failed).toEqual([]);
  });

  test(`none of ${hidden.length} secrets reaches the server`, () => {
    expect(found(hidden, runAt(level).received)).toEqual([]);
  });

  test(`none of ${hidden.length} secrets is stored`, () => {
    expect(found(hidden, runAt(level).stored)).toEqual([]);
  });

  test(`none of ${hiddenInWidgets.length} secrets leaks through widgets of React, Vue, Quill, Maska and Web Awesome`, () => {
    expect(found(hiddenInWidgets, runAt(level).received)).toEqual([]);
    expect(found(hiddenInWidgets, runAt(level).stored)).toEqual([]);
  });

  test(`all of ${shown.length} harmless things are in the recording`, () => {
    const { stored, received } = runAt(level);
    // What was received and is not stored was lost by the server; what was not received was never told.
    expect({ notStored: missing(shown, stored), notReceived: missing(shown, received) }).toEqual({
      notStored: [],
      notReceived: [],
    });
  });

  test(`what was ticked and chosen is ${level === 'screen' ? '' : 'not '}told`, () => {
    expect(tellsChoices(runAt(level).events)).toBe(level === 'screen');
  });
});

describe('the corpus itself', () => {
  const visible = [...planted, ...inWidgets].filter(({ channel }) => channel.unseen === undefined);

  test('acts in the same way for a recorder that masks nothing', () => {
    expect(plain.failed).toEqual([]);
  });

  test(`finds all ${visible.length} of ${planted.length + inWidgets.length} values that plain rrweb can see`, () => {
    expect(missing(visible, plain.recorded)).toEqual([]);
  });
});
