import { describe, expect, it } from 'vitest';
import { createFormat, formatClock } from './format.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const english = createFormat('en', 'UTC');

describe('a length', () => {
  it('is said in seconds below a minute', () => expect(english.length(45_900)).toBe('45s'));
  it('is said in minutes and seconds below an hour', () => expect(english.length(12 * MINUTE + 3_000)).toBe('12m 3s'));
  it('is said in hours and minutes from an hour on', () => expect(english.length(2 * HOUR + 59_999)).toBe('2h'));
  it('of less than nothing is nothing', () => expect(english.length(-5)).toBe('0s'));
  it('is said in Dutch to who reads Dutch', () => expect(createFormat('nl').length(90_000)).toBe('1 min, 30 sec'));
});

describe('a countdown', () => {
  it('counts whole days and never promises more than is left', () => {
    expect(english.countdown(3 * DAY + 23 * HOUR, 0)).toEqual({ state: 'later', text: 'in 3 days' });
  });
  it('says that it is soon in the last three days', () => {
    expect(english.countdown(3 * DAY - 1, 0)).toEqual({ state: 'soon', text: 'in 2 days' });
  });
  it('counts hours on the last day', () => expect(english.countdown(5 * HOUR, 0).text).toBe('in 5 hours'));
  it('counts minutes in the last hour', () => expect(english.countdown(90_000, 0).text).toBe('in 1 minute'));
  it('is over at the moment itself', () => expect(english.countdown(1_000, 1_000).state).toBe('over'));
  it('is said in Dutch to who reads Dutch', () => {
    expect(createFormat('nl').countdown(29 * DAY, 0).text).toBe('over 29 dagen');
  });
});

describe('a play head', () => {
  it('shows minutes and seconds', () => expect(formatClock(65_999)).toBe('1:05'));
  it('shows hours only where there are some', () => expect(formatClock(HOUR + 4 * MINUTE + 5_000)).toBe('1:04:05'));
  it('starts at zero', () => expect(formatClock(-1)).toBe('0:00'));
});

describe('a size', () => {
  it('is said in the largest unit that leaves a number above one', () => {
    expect(createFormat('en').bytes(1536 * 1024)).toBe('1.5 MB');
  });
  it('has the decimal comma of Dutch', () => expect(createFormat('nl').bytes(1536 * 1024)).toBe('1,5 MB'));
});
