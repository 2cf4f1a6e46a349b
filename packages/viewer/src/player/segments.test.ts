import type { Segment } from '@opname/protocol';
import { describe, expect, it, vi } from 'vitest';
import { Problem } from '../problem.ts';
import { startSegmentLoader, type SegmentSink } from './segments.ts';

const segment = (id: string): Segment => ({ id, from: 0, to: 1, events: 1, bytes: 1, made: 0 });
const event = { type: 3, timestamp: 1, data: {} };

const readAllBut = (malformed: string) => async (id: string) => {
  if (id === malformed) throw new Problem('not-understood');
  return [event];
};

/** Writes down what it is told, and lets a test wait for the end. */
function createSink() {
  const told: string[] = [];
  const ended = Promise.withResolvers<void>();
  const sink: SegmentSink = {
    onSegment: ({ id }) => void told.push(id),
    onGap: ({ id }) => void told.push(`gap ${id}`),
    onProblem: ({ code }) => {
      told.push(code);
      ended.resolve();
    },
    onIdle: () => {
      told.push('idle');
      ended.resolve();
    },
  };
  return { told, sink, ended: ended.promise };
}

describe('loading the segments of a page', () => {
  it('reads them one after the other, in their order', async () => {
    const { told, sink, ended } = createSink();
    startSegmentLoader(async () => [event], sink).want([segment('a'), segment('b')]);
    await ended;
    expect(told).toEqual(['a', 'b', 'idle']);
  });

  it('reads each one once while the page grows', async () => {
    const { told, sink, ended } = createSink();
    const loader = startSegmentLoader(async () => [event], sink);
    loader.want([segment('a')]);
    loader.want([segment('a'), segment('b')]);
    await ended;
    expect(told).toEqual(['a', 'b', 'idle']);
  });

  it('leaves a malformed segment out and goes on', async () => {
    const { told, sink, ended } = createSink();
    startSegmentLoader(async (id) => (id === 'a' ? [{ hello: 'world' }] : [event]), sink).want([
      segment('a'),
      segment('b'),
    ]);
    await ended;
    expect(told).toEqual(['gap a', 'b', 'idle']);
  });

  it('leaves a segment out whose answer is not a list of events', async () => {
    const { told, sink, ended } = createSink();
    startSegmentLoader(readAllBut('a'), sink).want([segment('a'), segment('b')]);
    await ended;
    expect(told).toEqual(['gap a', 'b', 'idle']);
  });

  it('stops when the server cannot be reached, and resumes where it stopped', async () => {
    const { told, sink, ended } = createSink();
    let reachable = false;
    const read = async (id: string) => {
      if (id === 'b' && !reachable) throw new Problem('unreachable');
      return [event];
    };
    const loader = startSegmentLoader(read, sink);
    loader.want([segment('a'), segment('b')]);
    await ended;
    expect(told).toEqual(['a', 'unreachable']);
    reachable = true;
    loader.resume();
    await vi.waitFor(() => expect(told).toEqual(['a', 'unreachable', 'b', 'idle']));
  });

  it('tells nothing more once it is stopped', async () => {
    const { told, sink } = createSink();
    const answer = Promise.withResolvers<unknown[]>();
    const loader = startSegmentLoader(() => answer.promise, sink);
    loader.want([segment('a')]);
    loader.stop();
    answer.resolve([event]);
    await answer.promise;
    await Promise.resolve();
    expect(told).toEqual([]);
  });
});
