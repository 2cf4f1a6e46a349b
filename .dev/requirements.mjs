/** Holds the tests to `docs/requirements.md`: every promise has a test that carries its number, and every number a promise. */
import { globSync, readFileSync } from 'node:fs';

const TESTS = '{packages,examples}/*/{src,e2e}/**/*.{test,contract,browser,e2e}.ts';
const NUMBER = '(?:[A-G]\\d{1,2}|H)';
/** A title of a test or of a group of them, as it stands behind `it(`, `it.each(…)(` or `describe(`. */
const TITLE = new RegExp(`\\(\\s*['"\`](${NUMBER}(?: ${NUMBER})*)(?= )`, 'g');

const rows = readFileSync('docs/requirements.md', 'utf8').matchAll(/^\| (?:\*\*)?([A-H]\d*)(?:\*\*)? \| (.+) \|$/gm);
const promised = new Set([...rows].map(([, number]) => number).filter((number) => number === 'H' || number.length > 1));
const carried = new Map();
for (const file of globSync(TESTS))
  for (const [, numbers] of readFileSync(file, 'utf8').matchAll(TITLE))
    for (const number of numbers.split(' ')) carried.set(number, (carried.get(number) ?? 0) + 1);

const untested = [...promised].filter((number) => !carried.has(number));
const unknown = [...carried.keys()].filter((number) => !promised.has(number));
if (promised.size === 0) fail('docs/requirements.md has no promises in the form "| A1 | … |"');
if (untested.length > 0) fail(`no test carries ${untested.join(', ')} at the start of its title`);
if (unknown.length > 0) fail(`docs/requirements.md has no ${unknown.join(', ')}, which tests carry`);
console.log(`${promised.size} promises, ${[...carried.values()].reduce((sum, count) => sum + count, 0)} titles`);

function fail(message) {
  console.error(`${message}; see docs/requirements.md.`);
  process.exit(1);
}
