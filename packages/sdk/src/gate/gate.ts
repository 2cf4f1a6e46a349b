import type { SavedGrant } from './memory.ts';

/** All that is looked at to decide whether anything may be asked or recorded. */
export interface Facts {
  subject: string;
  saved: SavedGrant | undefined;
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

export type Decision = { do: 'record'; saved: SavedGrant } | { do: 'ask' } | { do: 'nothing' };

/**
 * The gate: nothing is recorded that did not pass here. Only a yes of this very person, confirmed by the server, not
 * ended and not past its window, records; only silence asks.
 */
export function decide(facts: Facts): Decision {
  const { saved, subject, windowEnd, now } = facts;
  if (saved && isOpen(saved, facts)) return facts.supported ? { do: 'record', saved } : { do: 'nothing' };
  const isAnswered = facts.declined || facts.stopped || facts.signal || saved?.subject === subject;
  const isOver = windowEnd !== undefined && now >= windowEnd;
  return isAnswered || isOver || !facts.supported ? { do: 'nothing' } : { do: 'ask' };
}

/** @returns whether a saved yes still allows to record this person. */
export function isOpen(saved: SavedGrant, { subject, now }: Pick<Facts, 'subject' | 'now'>): boolean {
  return saved.subject === subject && !saved.ended && now + saved.offset < saved.until;
}

/** @returns whether the browser itself carries a refusal. */
export function readSignal(browser: { globalPrivacyControl?: boolean; doNotTrack?: string | null }): boolean {
  return browser.globalPrivacyControl === true || browser.doNotTrack === '1';
}
