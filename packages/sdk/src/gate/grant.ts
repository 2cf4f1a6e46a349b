import { isLevel, type Indication, type Level } from '@opname/protocol';
import { readItem, writeItem } from './memory.ts';

/** What a participant did, for the list of their choices. */
export type Choice = 'allowed' | 'paused' | 'resumed' | 'kept';

/** A yes that the server has confirmed, as it is kept for the next page and for other tabs. */
export interface SavedGrant {
  grant: string;
  recording: string;
  level: Level;
  /** The window's end by the server's clock. */
  until: number;
  /** When the recording is removed, by the server's clock. */
  expires: number;
  subject: string;
  /** Milliseconds to add to this browser's clock to get the server's, as last heard. */
  offset: number;
  /** Hash of what the participant agreed to be done. A notice with another asks again. */
  process: string;
  /** By the server's clock, the oldest first. */
  choices: [choice: Choice, at: number][];
  /** The site's rules as the server sent them; the recorder checks them, and records nothing if they are wrong. */
  rules?: Record<string, unknown> | undefined;
  paused?: boolean | undefined;
  /** Set when the recording has ended. */
  ended?: 'keep' | 'erase' | undefined;
  /** By what act the last choice was made, as long as the server has not heard of it. */
  untold?: Indication | undefined;
  /** All that was recorded is on the server. */
  settled?: boolean | undefined;
}

/** The page can write there too, so it is parsed like anything from outside. */
export function readGrant(site: string): SavedGrant | undefined {
  try {
    const saved = JSON.parse(readItem('grant', site) ?? '') as SavedGrant;
    const texts = [saved.grant, saved.recording, saved.subject, saved.process];
    const numbers = [saved.until, saved.offset, saved.expires];
    const isWhole = texts.every((text) => typeof text === 'string') && numbers.every(Number.isFinite);
    if (isWhole && isLevel(saved.level) && Array.isArray(saved.choices)) return saved;
  } catch {
    // Nothing there, or nothing of ours.
  }
  return undefined;
}

/** @returns the yes of this participant, whatever has become of it. */
export function readOwnGrant(site: string, subject: string): SavedGrant | undefined {
  const saved = readGrant(site);
  return saved?.subject === subject ? saved : undefined;
}

export function writeGrant(site: string, saved: SavedGrant): void {
  writeItem('grant', site, JSON.stringify(saved));
}
