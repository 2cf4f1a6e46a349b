import { expect, it } from 'vitest';
import { DAY_MS, describeBackups, HOUR_MS } from '../../test/backups.ts';
import { parseBackups, type Repository } from './backup-config.ts';
import { diagnose, type Examined } from './doctor.ts';
import type { Answering } from './repositories.ts';
import { createRestic } from './restic.ts';
import { ResticError } from './restic-error.ts';
import type { Snapshot } from './snapshot.ts';

const NOW = Date.UTC(2026, 5, 30, 4);
const BACKUPS = parseBackups(describeBackups('/backups'), { folder: '/', data: '/data' });

function snapshots(tag: string, ages: number[]): Snapshot[] {
  return ages.map((age) => ({ id: `${tag}${age}`, tree: `${tag}${age}`, at: NOW - age, tags: [tag] }));
}
const days = (...list: number[]) => list.map((day) => day * DAY_MS + HOUR_MS);
const FULL = [
  ...snapshots('daily', days(0, 1, 2, 3, 4, 5, 6)),
  ...snapshots('weekly', days(1, 8, 15, 22)),
  ...snapshots('monthly', days(29, 60, 90)),
];
const answering = (repository: Repository, list: Snapshot[] = FULL): Answering => ({
  restic: createRestic(repository, { program: 'restic' }),
  snapshots: list,
});

/** An installation in which every promise holds, but for what is changed. */
function examined(changes: Partial<Examined> = {}, backups = BACKUPS): Examined {
  const known = { backups: [], journal: 5, checkedAt: NOW - 6 * DAY_MS, drilledAt: NOW - 29 * DAY_MS };
  return {
    backups,
    record: { beganAt: NOW - 200 * DAY_MS, removals: 5, repositories: { first: known, second: known, third: known } },
    now: NOW,
    data: { answering: backups.repositories.map((repository) => answering(repository)), failing: [] },
    ring: { answering: [answering(backups.keys, snapshots('keys', days(0, 1, 2, 3, 4, 5)))], failing: [] },
    withKeys: [],
    ...changes,
  };
}
const causes = (changes: Partial<Examined>, backups = BACKUPS) =>
  diagnose(examined(changes, backups)).map(({ cause }) => cause);
const inFirst = (list: Snapshot[]) => ({
  data: { answering: BACKUPS.repositories.map((one, index) => answering(one, index === 0 ? list : FULL)), failing: [] },
});
const without = (tag: string, age: number) => FULL.filter(({ id }) => id !== `${tag}${age * DAY_MS + HOUR_MS}`);

it('has nothing to say where every promise holds', () => {
  expect(diagnose(examined())).toEqual([]);
});

it('refuses fewer than three data centres, and one continent', () => {
  const repositories = BACKUPS.repositories.slice(0, 2);
  expect(causes({}, { ...BACKUPS, repositories })).toEqual([
    'Backups lie in 2 data centres; 3 are promised.',
    'Backups lie on 1 continent; 2 are promised.',
  ]);
});

it('refuses other numbers than 7, 4 and 3', () => {
  expect(causes(inFirst(without('daily', 3)))).toEqual([
    '"first": there are 6 daily backups; 7 are promised, 7 by now.',
  ]);
  expect(causes(inFirst(without('weekly', 8)))).toEqual([
    '"first": there are 3 weekly backups; 4 are promised, 4 by now.',
  ]);
  expect(causes(inFirst(without('monthly', 60)))).toEqual([
    '"first": there are 2 monthly backups; 3 are promised, 3 by now.',
  ]);
  expect(causes(inFirst([...FULL, ...snapshots('daily', days(7))]))).toHaveLength(1);
  expect(causes(inFirst([]))).toHaveLength(3);
});

it('asks of a young installation only what it can have', () => {
  const young = [
    ...snapshots('daily', days(0, 1, 2)),
    ...snapshots('weekly', days(1)),
    ...snapshots('monthly', days(2)),
  ];
  const { record } = examined();
  const data = { answering: BACKUPS.repositories.map((one) => answering(one, young)), failing: [] };
  expect(causes({ data, record: { ...record, beganAt: NOW - 2 * DAY_MS - HOUR_MS } })).toEqual([]);
  expect(causes({ data })).not.toEqual([]);
});

it('refuses a newest backup of more than 26 hours, and an oldest of more than 93 days', () => {
  const late = FULL.map(({ id, tree, tags, at }) => ({ id, tree, tags, at: at - 26 * HOUR_MS }));
  expect(causes(inFirst(late))).toEqual(['"first": the newest backup is older than 26 hours.']);
  const old = [...without('monthly', 90), ...snapshots('monthly', days(93))];
  expect(causes(inFirst(old))).toEqual(['"first": the oldest backup is older than 93 days.']);
});

it('refuses when nobody has read or restored it for too long, or its journal is behind', () => {
  const { record } = examined();
  const first = { backups: [], journal: 4, checkedAt: NOW - 8 * DAY_MS, drilledAt: NOW - 31 * DAY_MS };
  expect(causes({ record: { ...record, repositories: { ...record.repositories, first } } })).toEqual([
    '"first": it was not read as a whole within 7 days.',
    '"first": no drill has restored from it within 30 days.',
    '"first": it has not the newest journal of removals.',
  ]);
});

it('G4 refuses keys in the place of the data, in their backup, or in too old a copy', () => {
  const [first] = BACKUPS.repositories;
  const keys = { ...BACKUPS.keys, provider: first?.provider ?? '', dataCentre: first?.dataCentre ?? '' };
  expect(causes({}, { ...BACKUPS, keys })).toEqual([
    'The copies of the keys lie in the same place as the data of "first" (Alpha, A1).',
  ]);
  expect(causes({ withKeys: ['second'] })).toEqual([
    'The newest backup in "second" holds keys beside the data that they open.',
  ]);
  const ring = { answering: [answering(BACKUPS.keys, snapshots('keys', days(2, 7)))], failing: [] };
  expect(causes({ ring })).toEqual([
    '"ring": the newest copy of the keys is older than 26 hours.',
    '"ring": a copy of the keys is older than 7 days.',
  ]);
});

it('tells of a repository that does not answer with the cure that is its own', () => {
  const error = new ResticError('third', 'unreachable', 'dial tcp: no such host');
  const { data } = examined();
  const failing = [{ repository: 'third', error }];
  expect(diagnose(examined({ data: { answering: data.answering.slice(0, 2), failing } }))).toEqual([
    {
      cause: 'The repository "third" could not be read.',
      cure: 'The repository "third": it does not answer; check its address, its credentials and the network. (restic: dial tcp: no such host)',
    },
  ]);
});
