import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Path } from './follow-path.ts';
import type { Footprint, Step } from './footprint.ts';
import { createTally, floorTo, type Count } from './tally.ts';

const MINUTE_MS = 60_000;

const step = (kind: Step['kind'], label = '', after = 0, page = '/'): Step => ({ after, kind, page, label });
const footprint = (steps: Step[], changes: Partial<Footprint> = {}): Footprint => ({
  steps,
  spots: [],
  gaveUp: false,
  ...changes,
});

function countOf(people: readonly Footprint[], { threshold = 5, paths = [] as Path[] } = {}): Count[] {
  const tally = createTally(paths);
  for (const person of people) tally.add(person);
  return tally.list(threshold);
}

const some = <One>(count: number, one: One): One[] => Array.from({ length: count }, () => one);

const PATHS: Path[] = [
  {
    id: 'path',
    steps: [
      { kind: 'page', text: '/a' },
      { kind: 'label', text: 'Save' },
    ],
  },
];

const anyStep: fc.Arbitrary<Step> = fc.record({
  after: fc.nat(7_200_000),
  kind: fc.constantFrom<Step['kind'][]>('page', 'click', 'menu', 'send', 'rage', 'dead'),
  page: fc.constantFrom('/', '/a', '/b'),
  label: fc.constantFrom('Save', 'Pay', 'Ann', 'Bob'),
});
const anyPerson: fc.Arbitrary<Footprint> = fc.record({
  steps: fc.array(anyStep, { maxLength: 30 }),
  spots: fc.array(
    fc.record({
      page: fc.constantFrom('/', '/a'),
      width: fc.constantFrom('narrow', 'wide'),
      cells: fc.dictionary(fc.constantFrom('1', '2', '305'), fc.integer({ min: 1, max: 40 })),
      reached: fc.nat(6),
    }),
    { maxLength: 3 },
  ),
  gaveUp: fc.boolean(),
});

test('no number is of fewer than the threshold, nor any difference of two numbers, within a batch and over batches', () => {
  const batches = fc.array(fc.array(anyPerson, { maxLength: 25 }), { minLength: 1, maxLength: 3 });
  const property = fc.property(batches, fc.integer({ min: 5, max: 9 }), (people, threshold) => {
    const counts = people.map((batch) => countOf(batch, { threshold, paths: PATHS }));
    const told = counts.flat().flatMap(({ participants, uses }) => [participants, uses]);
    const totals = people.map((batch) => floorTo(batch.length, threshold));
    for (const one of [...told, ...totals.filter((total) => total > 0)]) {
      expect(one).toBeGreaterThanOrEqual(threshold);
      // So that what is left of one when another is taken away is nothing, or as many again.
      expect(one % threshold).toBe(0);
    }
  });
  fc.assert(property, { numRuns: 150 });
});

test('what is told is true as "at least", of different participants', () => {
  const property = fc.property(fc.array(anyPerson, { maxLength: 25 }), (people) => {
    for (const { kind, label, participants } of countOf(people).filter((count) => count.kind === 'click')) {
      const did = people.filter(({ steps }) => steps.some((one) => one.kind === kind && one.label === label));
      expect(did.length).toBeGreaterThanOrEqual(participants);
      expect(did.length).toBeLessThan(participants + 5);
    }
  });
  fc.assert(property, { numRuns: 100 });
});

test('who does something all day counts for twenty times', () => {
  const busy = footprint(some(500, step('click', 'Save')));
  expect(countOf(some(4, busy))).toEqual([]);
  expect(countOf(some(5, busy))).toMatchObject([{ kind: 'click', label: 'Save', uses: 100, participants: 5 }]);
});

test('who was there until the end of the window has not given up', () => {
  const steps = [step('page'), step('click', 'Save'), step('rage', 'Save')];
  expect(countOf(some(5, footprint(steps))).some(({ kind }) => kind === 'left')).toBe(false);
  const left = countOf(some(5, footprint(steps, { gaveUp: true }))).filter(({ kind }) => kind === 'left');
  expect(left.map(({ page, label }) => [page, label])).toEqual([
    ['/', ''],
    ['/', 'Save'],
  ]);
});

test('a path is followed in its order, and told by the group of minutes in which all of it was done', () => {
  const inOrder = [step('page', '', 0, '/a'), step('click', 'SAVE', 3 * MINUTE_MS)];
  const told = countOf(some(5, footprint(inOrder)), { paths: PATHS }).filter(({ page }) => page === 'path');
  expect(told.map(({ kind, place }) => [kind, place])).toEqual([
    ['path-step', 0],
    ['path-step', 1],
    ['path-time', 2],
  ]);
  const backwards = some(5, footprint([step('click', 'Save'), step('page', '', 9, '/a')]));
  expect(countOf(backwards, { paths: PATHS }).filter(({ page }) => page === 'path')).toHaveLength(1);
});
