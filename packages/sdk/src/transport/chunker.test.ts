import type { RecordedEvent } from '@opname/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createChunker } from './chunker.ts';
import type { CutChunk } from './seal.ts';

const click = (timestamp: number): RecordedEvent => ({ type: 3, timestamp, data: { source: 2, id: 1 } });
const picture: RecordedEvent = { type: 2, timestamp: 1, data: { node: {} } };

let cut: CutChunk[];
const chunker = () => createChunker((chunk) => cut.push(chunk));

beforeEach(() => {
  vi.useFakeTimers();
  cut = [];
});
afterEach(() => vi.useRealTimers());

describe('chunks', () => {
  it('are cut two seconds after their first event, and not while nothing happens', () => {
    const { add } = chunker();
    add(click(1));
    vi.advanceTimersByTime(1_999);
    add(click(2));
    expect(cut).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(cut).toMatchObject([{ sequence: 0, last: false, events: [{ timestamp: 1 }, { timestamp: 2 }] }]);
    vi.advanceTimersByTime(60_000);
    expect(cut).toHaveLength(1);
  });

  it('are numbered from 0 in the order in which they are cut', () => {
    const { add, cut: cutNow } = chunker();
    add(click(1));
    cutNow();
    add(click(2));
    cutNow();
    expect(cut.map(({ sequence }) => sequence)).toEqual([0, 1]);
  });

  it('are cut at once after a full picture of the page', () => {
    chunker().add(picture);
    expect(cut).toMatchObject([{ sequence: 0, events: [picture] }]);
  });

  it('are cut early when many nodes change at once', () => {
    const adds = Array.from({ length: 2_000 }, (_, id) => ({ parentId: 1, nextId: null, node: { id } }));
    chunker().add({ type: 3, timestamp: 1, data: { source: 0, adds, removes: [] } });
    expect(cut).toHaveLength(1);
  });

  it('say what was left out, and how often', () => {
    const { drop } = chunker();
    drop('sanitised');
    drop('sanitised');
    drop('chunk-differs');
    vi.advanceTimersByTime(2_000);
    expect(cut).toMatchObject([{ events: [], dropped: { sanitised: 2, 'chunk-differs': 1 } }]);
  });

  it('are not cut where nothing happened, but for the one that says that the page ends', () => {
    const { cut: cutNow } = chunker();
    cutNow();
    expect(cut).toEqual([]);
    cutNow(true);
    expect(cut).toMatchObject([{ sequence: 0, last: true, events: [] }]);
  });

  it('are not cut any more once it has stopped', () => {
    const { add, stop } = chunker();
    add(click(1));
    stop();
    vi.advanceTimersByTime(10_000);
    expect(cut).toEqual([]);
  });
});
