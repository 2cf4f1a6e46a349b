import { isLevel, type Level } from '@opname/protocol';

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
  /** Set when the recording has ended but is not yet settled: something is still to be sent or erased. */
  ended?: 'keep' | 'erase';
}

/**
 * What this browser remembers of an answer, in localStorage. Nothing is written before an answer.
 *
 * - `opname.declined.<site>`: the month until which nobody is asked again. The least that can carry a no.
 * - `opname.grant.<site>`: a yes, as long as its recording runs or is being settled.
 * - `opname.stopped.<site>`: until when nobody is asked again, because the participant ended the recording.
 */
export interface Memory {
  readGrant: () => SavedGrant | undefined;
  writeGrant: (saved: SavedGrant) => void;
  /** Removes the grant of this recording; another one's stays. */
  forgetGrant: (recording: string) => void;
  /** Remembers that nobody is to be asked again before `until`, by this browser's clock. */
  writeStopped: (until: number) => void;
  isDeclined: (now: number) => boolean;
  writeDeclined: (now: number) => void;
  isStopped: (now: number) => boolean;
  /** Calls `changed` when another tab changes any of these. @returns what stops it. */
  onChange: (changed: () => void) => () => void;
}

/** Months for which a no holds; less than six would be nagging, as regulators see it. */
const DECLINED_MONTHS = 6;

export function createMemory(site: string): Memory {
  const key = (what: string) => `opname.${what}.${site}`;
  return {
    readGrant: () => parseGrant(read(key('grant'))),
    writeGrant: (saved) => write(key('grant'), JSON.stringify(saved)),
    forgetGrant(recording) {
      if (parseGrant(read(key('grant')))?.recording === recording) write(key('grant'), null);
    },
    writeStopped: (until) => write(key('stopped'), String(until)),
    isDeclined: (now) => (read(key('declined')) ?? '') >= month(now, 0),
    writeDeclined: (now) => write(key('declined'), month(now, DECLINED_MONTHS)),
    isStopped: (now) => Number(read(key('stopped'))) > now,
    onChange(changed) {
      const listener = (event: StorageEvent) => {
        if (event.key === null || [key('grant'), key('declined')].includes(event.key)) changed();
      };
      addEventListener('storage', listener);
      return () => removeEventListener('storage', listener);
    },
  };
}

/** "2027-05": no day and no time, so that a no says nothing about when it was given. */
function month(now: number, later: number): string {
  const date = new Date(now);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later)).toISOString().slice(0, 7);
}

/** Storage that is switched off reads as empty: the participant is then asked again on each page. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Storage that is switched off or full keeps nothing, which holds for this page only. `null` removes. */
function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // As said above: there is no other place to keep it, and nothing is lost but the memory.
  }
}

/** The page can write there too, so it is parsed like anything from outside. */
function parseGrant(text: string | null): SavedGrant | undefined {
  try {
    const saved = JSON.parse(text ?? 'null') as Partial<Record<keyof SavedGrant, unknown>> | null;
    const texts = [saved?.grant, saved?.recording, saved?.subject].every((value) => typeof value === 'string');
    const numbers = [saved?.until, saved?.offset].every((value) => typeof value === 'number');
    return texts && numbers && isLevel(saved?.level) ? (saved as SavedGrant) : undefined;
  } catch {
    return undefined;
  }
}
