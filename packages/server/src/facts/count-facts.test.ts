import { expect, test } from 'vitest';
import type { Happening } from '@opname/protocol';
import { countFacts } from './count-facts.ts';

const digest = (second: number, levels: string, happenings: Happening[] = []) => ({
  second,
  levels,
  happenings,
  scrolledTo: 0,
});

test('what happened is counted over all pages, and what was clicked is kept by its words', () => {
  const facts = countFacts(
    [
      { started_at: 5_000, ended_at: 60_000 },
      { started_at: 1_000, ended_at: 20_000 },
      { started_at: null, ended_at: null },
    ],
    [
      digest(1, '3', [
        { kind: 'navigate', at: 1_000, label: 'https://app.example.org/Invoices?id=7#top' },
        { kind: 'click', at: 2_000, label: 'Save Invoice' },
        { kind: 'click', at: 2_100, label: 'Save Invoice' },
      ]),
      digest(5, '3', [
        { kind: 'send', at: 6_000, label: 'Café' },
        { kind: 'rage', at: 7_000, label: 'Save Invoice', count: 5 },
        { kind: 'dead', at: 8_000, label: 'Logo' },
        { kind: 'error', at: 9_000, label: 'No' },
        { kind: 'fill', at: 9_500, label: 'Name' },
      ]),
    ],
  );
  expect(facts).toMatchObject({ lengthMs: 59_000, clicks: 3, rage: 1, dead: 1, errors: 1 });
  expect(facts.words).toEqual({ clicked: 'save invoice\ncafé', pages: '/invoices?id=7#top' });
});

test('active is when somebody did something, with pauses that nobody would skip', () => {
  const { active } = countFacts(
    [{ started_at: 0, ended_at: 100_000 }],
    [digest(10, '4111411111111116'), digest(40, '22')],
  );
  expect(active).toEqual([
    [10_000, 15_000],
    [25_000, 26_000],
  ]);
});

test('where nothing was done the whole of it is to be watched', () => {
  expect(countFacts([{ started_at: 10, ended_at: 90 }], [digest(0, '1')]).active).toEqual([[10, 90]]);
  expect(countFacts([{ started_at: null, ended_at: null }], []).active).toEqual([]);
});
