import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startOpname, type OpnameProcess } from '@opname/example-trial-app/e2e/opname-process.ts';
import { launchBrowser } from '@opname/example-trial-app/e2e/participant.ts';
import { startWire, type Wire } from '@opname/example-trial-app/e2e/wire.ts';
import { LEVELS, type Level } from '@opname/protocol';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CORPUS } from '../corpus/corpus.ts';
import { plant, type Planted } from '../corpus/planted.ts';
import { findSecret } from '../secrets/find.ts';
import type { Haystack } from '../secrets/haystack.ts';
import { buildScripts } from '../site/scripts.ts';
import { startSite, type Site } from '../site/site.ts';
import { recordPlainly } from './plain-rrweb.ts';
import { recordRun, type Run } from './recording-run.ts';
import { mustHide, mustShow } from './promise.ts';

const API_KEY = 'opname-test-key-0123456789abcdef';
/** The same seed plants the same secrets; a leak's message names it. */
const SEED = process.env['LEAK_SEED'] ?? randomUUID().slice(0, 8);
const pages = plant(CORPUS, SEED);
const planted = pages.flatMap((page) => page.planted);
const data = mkdtempSync(path.join(tmpdir(), 'opname-leaks-'));

let opname: OpnameProcess;
let wire: Wire;
let site: Site;
let browser: Browser;

beforeAll(async () => {
  console.log(`LEAK_SEED=${SEED} plants these ${planted.length} secrets again`);
  opname = await startOpname({
    OPNAME_DATA: data,
    OPNAME_ADMIN_EMAIL: 'expert@opname.example',
    OPNAME_ADMIN_PASSWORD: 'a long password of an expert',
    OPNAME_API_KEY: API_KEY,
  });
  wire = await startWire(opname.url);
  site = await startSite(await buildScripts());
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await wire?.close();
  await opname?.kill();
  rmSync(data, { recursive: true, force: true });
});

async function api<Body>(address: string): Promise<Body> {
  const response = await fetch(`${opname.url}${address}`, { headers: { authorization: `Bearer ${API_KEY}` } });
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Body;
}

/** @returns the names of those that are found, with how. */
function found(those: readonly Planted[], ...haystacks: Haystack[]): string[] {
  return those.flatMap(({ name, channel, secret }) => {
    const how = haystacks.map((haystack) => findSecret(haystack, secret)).find(Boolean);
    return how ? [`${name} (${channel.title}): ${how}`] : [];
  });
}

describe.each(LEVELS)('at the level "%s"', (level: Level) => {
  const hide = planted.filter(({ channel }) => mustHide(channel, level));
  const show = planted.filter(({ channel }) => mustShow(channel, level));
  let run: Run;

  beforeAll(async () => {
    run = await recordRun({ browser, site, wire, api, pages, level });
  }, 120_000);

  test('every channel acts as it says', () => expect(run.failed).toEqual([]));

  test(`none of ${hide.length} secrets reaches the server`, () => expect(found(hide, run.received)).toEqual([]));

  test(`none of ${hide.length} secrets is stored`, () => expect(found(hide, run.stored)).toEqual([]));

  test(`all of ${show.length} harmless things are in the recording`, () => {
    const missing = show.filter(({ secret }) => !findSecret(run.stored, secret));
    expect(missing.map(({ name, channel }) => `${name} (${channel.title})`)).toEqual([]);
  });
});

test('plain rrweb records every one of them that it can see at all', async () => {
  const { failed, recorded } = await recordPlainly(browser, site, pages);
  expect(failed).toEqual([]);
  const visible = planted.filter(({ channel }) => channel.unseen === undefined);
  const missing = visible.filter(({ secret }) => !findSecret(recorded, secret));
  expect(missing.map(({ name, channel }) => `${name} (${channel.title})`)).toEqual([]);
});
