import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBooks } from '../src/data/books.ts';
import { en } from '../src/language/en.ts';
import { nl } from '../src/language/nl.ts';
import { startOpname, type OpnameProcess } from './opname-process.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
/** Milliseconds for a program that opens a browser on a busy machine. */
const CHECK_MS = 120_000;

let folder: string;
let opname: OpnameProcess;
let own: string[];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'opname-texts-'));
  opname = await startOpname({ OPNAME_DATA: path.join(folder, 'data') });
  await run('rules', 'strings', 'examples/trial-app/dist', '--out', path.join(folder, 'strings.json'));
  own = JSON.parse(await readFile(path.join(folder, 'strings.json'), 'utf8')) as string[];
}, CHECK_MS);
afterAll(async () => {
  await opname.kill();
  await rm(folder, { recursive: true });
});

interface Ended {
  code: number;
  printed: string;
}

/** Runs the built program. */
function run(...args: string[]): Promise<Ended> {
  const options = { cwd: ROOT, env: { CHROMIUM: '/usr/bin/chromium', ...process.env }, maxBuffer: 64 << 20 };
  return new Promise((resolve) => {
    execFile(process.execPath, ['packages/cli/dist/opname.js', ...args], options, (error, printed) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, printed }),
    );
  });
}

/** @returns the texts of a language that stand in the app as they are written. */
function leavesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [];
}

test("an app's own texts are collected from its production build, in each of its languages", () => {
  const known = new Set(own);
  for (const language of [en, nl]) {
    const written = leavesOf(language).filter((text) => text.includes(' '));
    expect(written.length).toBeGreaterThan(60);
    expect(written.filter((text) => !known.has(text))).toEqual([]);
  }
});

test('nobody whom the app knows is among them', () => {
  const { contacts } = createBooks({ trialStart: '2026-03-14T09:26:53.000Z', language: 'nl' });
  const words = new Set(own.flatMap((text) => text.split(/[\s,.]+/)));
  const names = contacts.flatMap(({ name }) => name.split(' ')).filter((name) => name.length > 3);
  const known = [...names, ...contacts.map(({ email }) => email)];
  expect(known.filter((name) => words.has(name))).toEqual([]);
});

test(
  'with them the check shows the app at the level "structure", and finds nothing to mend',
  async () => {
    const rules = path.join(folder, 'opname.rules.json');
    await writeFile(rules, JSON.stringify({ version: '1', strings: own }));
    const { code, printed } = await run(
      'rules',
      'check',
      '--rules',
      rules,
      '--level',
      'structure',
      '--json',
      `${opname.url}/demo/`,
    );
    expect(printed).toContain('Try Vlonder');
    expect(code).toBe(0);
  },
  CHECK_MS,
);
