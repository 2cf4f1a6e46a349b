import type { SavedGrant } from './grant.ts';

/** All that is looked at to decide whether anything may be asked. */
export interface Silence {
  declined: boolean;
  stopped: boolean;
  /** The browser says no for its user: Global Privacy Control or Do Not Track. */
  signal: boolean;
  /** Whether the browser can record at all. */
  supported: boolean;
  /** Milliseconds since 1970 by this browser's clock. */
  now: number;
  /** When the window ends, as far as the page knows. */
  windowEnd: number | undefined;
}

/** The same with a yes that is remembered, to decide whether anything may be recorded. */
export interface Facts extends Silence {
  subject: string;
  /** Hash of what would be done by the notice in force. */
  process: string;
  saved: SavedGrant | undefined;
}

export type Decision = { do: 'record'; saved: SavedGrant } | { do: 'ask' } | { do: 'nothing' };

/**
 * The gate: nothing is recorded that did not pass here. Only a yes of this very person to what is done now, confirmed
 * by the server, not ended and not past its window, records; only silence asks.
 */
export function decide(facts: Facts): Decision {
  const { saved, subject, process } = facts;
  if (saved && isOpen(saved, facts)) return facts.supported ? { do: 'record', saved } : { do: 'nothing' };
  const isAnswered = saved?.subject === subject && (saved.ended || saved.process === process);
  return !isAnswered && isSilent(facts) ? { do: 'ask' } : { do: 'nothing' };
}

/** @returns whether nobody has said anything yet, and there is still something to ask for. */
export function isSilent({ declined, stopped, signal, supported, now, windowEnd }: Silence): boolean {
  return !declined && !stopped && !signal && supported && !(windowEnd !== undefined && now >= windowEnd);
}

/** @returns whether a saved yes still allows to record this person. */
export function isOpen(
  saved: SavedGrant,
  { subject, process, now }: Pick<Facts, 'subject' | 'process' | 'now'>,
): boolean {
  return saved.subject === subject && saved.process === process && !saved.ended && now + saved.offset < saved.until;
}

/** @returns whether the browser itself carries a refusal. */
export function readSignal(browser: { globalPrivacyControl?: boolean; doNotTrack?: string | null }): boolean {
  return browser.globalPrivacyControl === true || browser.doNotTrack === '1';
}
