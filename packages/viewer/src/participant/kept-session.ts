import { Type, type Static } from 'typebox';
import { Check } from 'typebox/value';

/** What opening the page with a link gave: the bearer of this page's calls, and until when. */
const KeptSession = Type.Object({ session: Type.String({ minLength: 1 }), until: Type.Integer() });
export type KeptSession = Static<typeof KeptSession>;

/** In this tab only, so that loading the page again goes on; it is gone when the tab is. */
const STORAGE_KEY = 'opname-participant-session';

/** @returns the session that this tab has open and that has not run out. */
export function readSession(storage: () => Storage, now: number): KeptSession | null {
  try {
    const kept: unknown = JSON.parse(storage().getItem(STORAGE_KEY) ?? 'null');
    return Check(KeptSession, kept) && kept.until > now ? kept : null;
  } catch {
    // A frame in another site's page may be refused all storage; then the session lives as long as the page does.
    return null;
  }
}

/** Keeps the session for this tab; null forgets it. */
export function writeSession(storage: () => Storage, session: KeptSession | null): void {
  try {
    if (session) storage().setItem(STORAGE_KEY, JSON.stringify(session));
    else storage().removeItem(STORAGE_KEY);
  } catch {
    // As above.
  }
}
