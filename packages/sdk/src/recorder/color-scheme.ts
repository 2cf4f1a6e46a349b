import { OWN_EVENTS } from '@opname/protocol';

/** rrweb's number for an event that a program adds (its packages/types). */
const CUSTOM = 5;

/**
 * Says whether pages are asked to be dark here, or the replay would look as the expert's own browser asks for.
 *
 * @param emit takes an event as rrweb would have made it.
 * @returns what stops it.
 */
export function startColorScheme(emit: (event: object) => void): () => void {
  const query = matchMedia('(prefers-color-scheme: dark)');
  const tell = () => emit({ type: CUSTOM, data: { tag: OWN_EVENTS.scheme, payload: { dark: query.matches } } });
  // rrweb takes its first picture then, and nothing may come before it.
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', tell, { once: true });
  else tell();
  query.addEventListener('change', tell);
  return () => {
    document.removeEventListener('DOMContentLoaded', tell);
    query.removeEventListener('change', tell);
  };
}
