import { OWN_EVENTS } from '@opname/protocol';

/** rrweb's number for an event that a program adds (its packages/types). */
const CUSTOM = 5;

/**
 * An app may change its address without a new document, and rrweb tells an address with a full picture only. What of it
 * may be recorded the sanitiser decides, as of any address.
 *
 * @param emit takes an event as rrweb would have made it.
 * @returns what stops it.
 */
export function startAddresses(emit: (event: object) => void): () => void {
  let last = location.href;
  function onChange(): void {
    const { href } = location;
    if (href === last) return;
    last = href;
    emit({ type: CUSTOM, data: { tag: OWN_EVENTS.address, payload: { href } } });
  }
  // A browser without it tells of what the back button does, and of nothing that the app does by itself.
  const target: EventTarget = 'navigation' in window ? navigation : window;
  const kind = target === window ? 'popstate' : 'currententrychange';
  target.addEventListener(kind, onChange);
  return () => target.removeEventListener(kind, onChange);
}
