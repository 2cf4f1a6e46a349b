import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClock } from './clock.ts';

const NOW = Date.UTC(2026, 4, 4, 9);
const HOUR_MS = 60 * 60_000;

let monotonic: number;
beforeEach(() => {
  monotonic = 500;
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  vi.spyOn(performance, 'now').mockImplementation(() => monotonic);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const pass = (ms: number) => {
  monotonic += ms;
  vi.setSystemTime(Date.now() + ms);
};

describe('the clock', () => {
  it('tells the time of the server, however wrong that of the browser is', () => {
    const clock = createClock(3 * HOUR_MS);
    expect(clock.now()).toBe(NOW + 3 * HOUR_MS);
    pass(1_234);
    expect(clock.now()).toBe(NOW + 3 * HOUR_MS + 1_234);
  });

  it('goes on when somebody sets the time back', () => {
    const clock = createClock(0);
    vi.setSystemTime(NOW - HOUR_MS);
    monotonic += 5_000;
    expect(clock.now()).toBe(NOW + 5_000);
  });

  it('has counted the hours that the machine slept, though the monotonic clock stood still', () => {
    const clock = createClock(0);
    vi.setSystemTime(NOW + 8 * HOUR_MS);
    expect(clock.now()).toBe(NOW + 8 * HOUR_MS);
  });

  it('never goes back', () => {
    const clock = createClock(0);
    vi.setSystemTime(NOW + HOUR_MS);
    const ahead = clock.now();
    vi.setSystemTime(NOW);
    expect(clock.now()).toBeGreaterThanOrEqual(ahead);
  });

  it('goes on as it was by an answer that took long to arrive', () => {
    const clock = createClock(0);
    const sentAt = monotonic;
    pass(30_000);
    // Written when the question arrived, and when the answer left.
    expect([clock.sync(NOW + 100, sentAt), clock.sync(NOW + 29_900, sentAt)]).toEqual([false, false]);
    expect(clock.now()).toBe(NOW + 30_000);
  });

  it('has gone back by an answer that tells a time from before its question was sent', () => {
    const clock = createClock(HOUR_MS);
    const sentAt = monotonic;
    pass(30_000);
    expect(clock.sync(NOW + 29_000, sentAt)).toBe(true);
    expect([clock.now(), clock.offset()]).toEqual([NOW + 29_000, -1_000]);
  });

  it('has gone back by the next quick answer when a slow one left it open', () => {
    const clock = createClock(5_000);
    const sentAt = monotonic;
    pass(10_000);
    expect(clock.sync(NOW + 9_000, sentAt)).toBe(false);
    pass(1_000);
    expect(clock.sync(NOW + 11_000, monotonic - 20)).toBe(true);
    expect(clock.now()).toBe(NOW + 11_000);
  });

  it('goes forward to what the server says, however long the answer took', () => {
    const clock = createClock(0);
    const sentAt = monotonic;
    pass(30_000);
    expect(clock.sync(NOW + HOUR_MS, sentAt)).toBe(false);
    expect(clock.now()).toBe(NOW + HOUR_MS);
  });

  it('is put right by the server when somebody has set the time forward', () => {
    const clock = createClock(0);
    vi.setSystemTime(NOW + 3 * HOUR_MS);
    expect(clock.hasJumped()).toBe(true);
    expect(clock.sync(NOW, monotonic - 20)).toBe(true);
    expect([clock.now(), clock.hasJumped()]).toEqual([NOW, false]);
  });
});
