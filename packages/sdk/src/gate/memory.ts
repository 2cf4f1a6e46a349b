/**
 * What this browser remembers of an answer, in localStorage. Nothing is written before an answer.
 *
 * - `opname.declined.<site>`: the month until which nobody is asked again. The least that can carry a no.
 * - `opname.grant.<site>`: a yes, until its recording expires: with it the participant comes to their page, and erases.
 * - `opname.stopped.<site>`: until when nobody is asked again, because the participant had the recording erased.
 * - `opname.place.<site>`: where the indicator was moved to, while it records.
 */
export type Item = 'declined' | 'grant' | 'stopped' | 'place';

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

/** @returns whether there is a yes, of whomever and whatever has become of it. */
export function hasGrant(site: string): boolean {
  return readItem('grant', site) !== null;
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
export function readItem(item: Item, site: string): string | null {
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

export function removeItem(item: Item, site: string): void {
  try {
    localStorage.removeItem(`opname.${item}.${site}`);
  } catch {
    // Then there is nothing either.
  }
}
