import { isLevel, type Level } from '@opname/protocol';

/**
 * What this browser remembers of an answer, in localStorage. Nothing is written before an answer.
 *
 * - `opname.declined.<site>`: the month until which nobody is asked again. The least that can carry a no.
 * - `opname.grant.<site>`: a yes, as long as its recording runs or is being settled.
 * - `opname.stopped.<site>`: until when nobody is asked again, because the participant ended the recording.
 */
export type Item = 'declined' | 'grant' | 'stopped';

/** A yes that the server has confirmed, as it is kept for the next page and for other tabs. */
export interface SavedGrant {
  grant: string;
  recording: string;
  level: Level;
  /** The window's end by the server's clock. */
  until: number;
  subject: string;
  /** Milliseconds to add to this browser's clock to get the server's, measured at the consent. */
  offset: number;
  /** The site's rules as the server sent them; the recorder checks them, and records nothing if they are wrong. */
  rules?: Record<string, unknown> | undefined;
  /** Set when the recording has ended but is not yet settled: something is still to be sent or erased. */
  ended?: 'keep' | 'erase';
}

/** Milliseconds for which a no holds: six months, because asking sooner would be nagging, as regulators see it. */
const DECLINED_MS = 184 * 24 * 60 * 60_000;

export function isDeclined(site: string, now: number): boolean {
  return (readItem('declined', site) ?? '') >= month(now);
}

export function writeDeclined(site: string, now: number): void {
  writeItem('declined', site, month(now + DECLINED_MS));
}

/** "2027-05": no day and no time, so that a no says nothing about when it was given. */
function month(instant: number): string {
  return new Date(instant).toISOString().slice(0, 'yyyy-mm'.length);
}

export function isStopped(site: string, now: number): boolean {
  return Number(readItem('stopped', site)) > now;
}

/** The page can write there too, so it is parsed like anything from outside. */
export function readGrant(site: string): SavedGrant | undefined {
  try {
    const saved = JSON.parse(readItem('grant', site) ?? '') as SavedGrant;
    const texts = [saved.grant, saved.recording, saved.subject];
    const numbers = [saved.until, saved.offset];
    if (texts.every((text) => typeof text === 'string') && numbers.every(Number.isFinite) && isLevel(saved.level))
      return saved;
  } catch {
    // Nothing there, or nothing of ours.
  }
  return undefined;
}

export function writeGrant(site: string, saved: SavedGrant): void {
  writeItem('grant', site, JSON.stringify(saved));
}

/** Calls `changed` when another tab may have changed any of these. @returns what stops it. */
export function onMemoryChange(changed: () => void): () => void {
  const listener = ({ key }: StorageEvent) => {
    if (!key || key.startsWith('opname.')) changed();
  };
  // A page that comes back from the back/forward cache has not heard what the others did meanwhile.
  const onShow = (event: PageTransitionEvent) => event.persisted && changed();
  addEventListener('storage', listener);
  addEventListener('pageshow', onShow);
  return () => {
    removeEventListener('storage', listener);
    removeEventListener('pageshow', onShow);
  };
}

/** Storage that is switched off reads as empty: the participant is then asked again on each page. */
function readItem(item: Item, site: string): string | null {
  try {
    return localStorage.getItem(`opname.${item}.${site}`);
  } catch {
    return null;
  }
}

/** Storage that is switched off or full keeps nothing: what holds then holds for this page only. */
export function writeItem(item: Item, site: string, value: string): void {
  try {
    localStorage.setItem(`opname.${item}.${site}`, value);
  } catch {
    // As said above: there is no other place to keep it.
  }
}
