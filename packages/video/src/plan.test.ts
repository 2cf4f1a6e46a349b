import type { Happening, Page } from '@opname/protocol';
import { expect, it } from 'vitest';
import { chaptersOf, writeWebVtt } from './chapters.ts';
import { pictureAt } from './picture-times.ts';
import { planVideo } from './plan.ts';

const MINUTE_MS = 60_000;

/** A page of five minutes from a time on. */
function page(id: string, from: number, happenings: Happening[] = []): Page {
  const to = from + 5 * MINUTE_MS;
  return {
    id,
    startedAt: from,
    endedAt: to,
    closed: true,
    missingChunks: 0,
    dropped: {},
    activity: '',
    scrolledTo: 0,
    happenings,
    segments: [{ id: `${id}-1`, from, to, events: 3, bytes: 1, made: 0 }],
  };
}

const idle: Happening = { kind: 'idle', at: MINUTE_MS, to: 3 * MINUTE_MS };

it('lets pages follow each other, from one time to another', () => {
  const index = [page('b', 10 * MINUTE_MS), page('a', 0)];
  const { takes, duration } = planVideo({ index }, { from: 4 * MINUTE_MS, to: 12 * MINUTE_MS, skipIdle: false });
  expect(takes.map(({ page: { id }, start }) => [id, start])).toEqual([
    ['a', 0],
    ['b', MINUTE_MS + 1],
  ]);
  expect(duration).toBe(3 * MINUTE_MS + 1);
});

it('cuts idle time out, leaves its ends, and says for how long nothing was done', () => {
  const plan = planVideo({ index: [page('a', 0, [idle])] }, { skipIdle: true });
  expect(plan.duration).toBe(3 * MINUTE_MS + 3_001);
  expect(pictureAt(plan, MINUTE_MS + 1_400)).toMatchObject({ at: MINUTE_MS + 1_400, mark: null });
  expect(pictureAt(plan, MINUTE_MS + 1_500)).toMatchObject({
    at: 3 * MINUTE_MS - 1_500,
    mark: '1 min 57 s without activity cut',
  });
  expect(pictureAt(plan, MINUTE_MS + 3_500).mark).toBeNull();
});

it('refuses a stretch in which nothing was recorded, and says what to do', () => {
  const index = [page('a', 0)];
  expect(() => planVideo({ index }, { from: 9 * MINUTE_MS, skipIdle: false })).toThrow('choose a longer stretch');
});

it('begins a chapter where the app goes to another address, and writes no markup of it', () => {
  const navigate: Happening = { kind: 'navigate', at: 2 * MINUTE_MS, label: '/a <b>' };
  const chapters = chaptersOf(planVideo({ index: [page('a', 0, [navigate])] }, { skipIdle: false }));
  expect(chapters.map(({ from, title }) => [from, title])).toEqual([
    [0, 'Page 1'],
    [2 * MINUTE_MS, '/a <b>'],
  ]);
  expect(writeWebVtt(chapters)).toContain('00:02:00.000 --> 00:05:00.001\n/a &lt;b&gt;\n');
});
