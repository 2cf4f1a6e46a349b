import { describe, expect, it } from 'vitest';
import { createBackOff } from './back-off.ts';

describe('the wait before a repetition', () => {
  it('doubles up to half a minute and begins anew after a success', () => {
    const backOff = createBackOff(() => 1);
    expect([backOff.next(), backOff.next(), backOff.next()]).toEqual([1_000, 2_000, 4_000]);
    for (let failures = 3; failures < 10; failures++) backOff.next();
    expect(backOff.next()).toBe(30_000);
    backOff.reset();
    expect(backOff.next()).toBe(1_000);
  });

  it('differs from page to page, by up to a half', () => {
    expect(createBackOff(() => 0).next()).toBe(500);
  });

  it('is at least what the server asks for', () => {
    expect(createBackOff(() => 1).next(7_000)).toBeGreaterThanOrEqual(7_000);
    expect(createBackOff(() => 0).next(7_000)).toBeGreaterThanOrEqual(7_000);
  });
});
