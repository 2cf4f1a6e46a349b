/** A token of the participant's page travels in the fragment of its address, which no browser sends to a server. */

/** What is needed of the window; a test has one of its own. */
interface Addressed {
  location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  history: Pick<History, 'replaceState'>;
}

/** @returns the token that the address came with, which is taken out of it: no bookmark or glance keeps it. */
export function takeLinkToken({ location, history }: Addressed): string | null {
  const token = location.hash.slice(1);
  if (token === '') return null;
  history.replaceState(null, '', location.pathname + location.search);
  return token;
}
