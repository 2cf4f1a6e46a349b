import type { Page } from '@opname/protocol';
import { describe, expect, it } from 'vitest';
import { layOut } from './lanes.ts';

const START = 1_800_000_000_000;

function page(id: string, from: number, to: number): Page {
  const times = { startedAt: START + from, endedAt: START + to };
  const empty = { segments: [], activity: '', happenings: [], dropped: {}, missingChunks: 0, scrolledTo: 0 };
  return { id, ...times, closed: true, ...empty };
}

describe('the pages of a recording over its time', () => {
  it('lie in one lane where they follow one another, and below one another where tabs were open at once', () => {
    const { pages } = layOut([page('a', 0, 400), page('b', 100, 300), page('c', 500, 1000)], []);
    expect(pages.map(({ lane, from, to }) => [lane, from, to])).toEqual([
      [0, 0, 0.4],
      [1, 0.1, 0.3],
      [0, 0.5, 1],
    ]);
  });

  it('show where the participant had paused, up to where something comes again', () => {
    const { pauses } = layOut(
      [page('a', 0, 400), page('b', 600, 1000)],
      [
        { from: START + 400, to: START + 600 },
        { from: START + 900, to: null },
        { from: START + 2000, to: null },
      ],
    );
    expect(pauses).toEqual([
      { at: START + 400, length: 200, from: 0.4, to: 0.6 },
      { at: START + 900, length: 100, from: 0.9, to: 1 },
    ]);
  });
});
