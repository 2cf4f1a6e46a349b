/**
 * What the page may know. Declined, not asked and expired look alike, so that nobody is treated by their answer; `fault`
 * only says what the page itself broke, or what broke in it.
 */
export type Status =
  | { status: 'recording' | 'paused'; until: number }
  | { status: 'not-recording'; fault?: 'indicator-gone' | 'failed' };
