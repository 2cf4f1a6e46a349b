import type { Segment } from '@opname/protocol';
import { describe, expect, it, vi } from 'vitest';
import { Problem } from '../problem.ts';
import { startSegmentFeed, type SegmentSink } from './segment-feed.ts';

/** Segments of ten seconds, named by their number. */
const segments = (count: number): Segment[] =>
  Array.from({ length: count }, (_, index) => ({
    id: String(index),
    from: index * 10,
    to: index * 10 + 9,
    events: 1,
    bytes: 1,
    made: 0,
  }));
const event = { type: 2, timestamp: 1, data: { node: {} } };

function createSink() {
  const told: string[] = [];
  const sink: SegmentSink = {
    onSegment: ({ id }) => void told.push(id),
    onLetGo: ({ id }) => void told.push(`-${id}`),
    onGap: ({ id }) => void told.push(`gap ${id}`),
    onProblem: ({ code }) => void told.push(code),
  };
  return { told, sink };
}

const readAllButTheSecond = async (id: string) => (id === '1' ? [{ nonsense: true }] : [event]);

describe('the feed of a replay', () => {
  it('reads what is under the play head first, then what follows, then what was before', async () => {
    const { told, sink } = createSink();
    startSegmentFeed(async () => [event], sink).aim(segments(9), 45, true);
    await expect.poll(() => told).toEqual(['4', '5', '6', '3']);
  });

  it('reads nothing else before the picture under the play head is there, unless that cannot be had', async () => {
    const { told, sink } = createSink();
    const feed = startSegmentFeed(readAllButTheSecond, sink);
    feed.aim(segments(9), 0, false);
    await expect.poll(() => told).toEqual(['0']);
    await new Promise((resolve) => setTimeout(resolve));
    expect(told).toEqual(['0']);
    feed.aim(segments(9), 10, false);
    await expect.poll(() => told).toEqual(['0', 'gap 1', '2', '3']);
  });

  it('reads what comes next as the play head moves, and lets go of what is far', async () => {
    const { told, sink } = createSink();
    const feed = startSegmentFeed(async () => [event], sink);
    feed.aim(segments(9), 0, true);
    await expect.poll(() => told).toEqual(['0', '1', '2']);
    feed.aim(segments(9), 30, true);
    await expect.poll(() => told).toEqual(['0', '1', '2', '-0', '3', '4', '5']);
  });

  it('holds as much of a long page as of a short one', async () => {
    const held = new Set<string>();
    const sink = {
      onSegment: ({ id }: Segment) => held.add(id),
      onLetGo: ({ id }: Segment) => held.delete(id),
      onGap: () => undefined,
      onProblem: () => undefined,
    };
    const feed = startSegmentFeed(async () => [event], sink);
    const pages = segments(240);
    for (let time = 0; time < 2400; time += 10) {
      feed.aim(pages, time, true);
      await vi.waitFor(() => expect(held.has(String(Math.min(239, time / 10 + 2)))).toBe(true), { interval: 1 });
      expect(held.size).toBeLessThanOrEqual(6);
    }
  });

  it('leaves what it reads for what is needed at once', async () => {
    const { told, sink } = createSink();
    const asked: string[] = [];
    const feed = startSegmentFeed((id, signal) => {
      asked.push(id);
      return id === '0'
        ? new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))
        : Promise.resolve([event]);
    }, sink);
    feed.aim(segments(9), 0, true);
    feed.aim(segments(9), 80, true);
    await expect.poll(() => told).toEqual(['8', '7']);
    expect(asked).toEqual(['0', '8', '7']);
  });

  it('reads a segment again when it has grown', async () => {
    const { told, sink } = createSink();
    const feed = startSegmentFeed(async () => [event], sink);
    feed.aim(segments(1), 0, true);
    await expect.poll(() => told).toEqual(['0']);
    feed.aim([{ id: '0', from: 0, to: 9, events: 5, bytes: 1, made: 0 }], 0, true);
    await expect.poll(() => told).toEqual(['0', '0']);
  });

  it('says which part cannot be played and goes on', async () => {
    const { told, sink } = createSink();
    startSegmentFeed(readAllButTheSecond, sink).aim(segments(3), 0, true);
    await expect.poll(() => told).toEqual(['0', 'gap 1', '2']);
  });

  it('stops at a problem, and tries again when asked to', async () => {
    const { told, sink } = createSink();
    let fails = true;
    const feed = startSegmentFeed(async () => {
      if (fails) throw new Problem('unreachable');
      return [event];
    }, sink);
    feed.aim(segments(1), 0, true);
    await expect.poll(() => told).toEqual(['unreachable']);
    fails = false;
    feed.resume();
    await expect.poll(() => told).toEqual(['unreachable', '0']);
  });
});
