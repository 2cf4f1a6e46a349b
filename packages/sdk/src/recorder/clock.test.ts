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
});
