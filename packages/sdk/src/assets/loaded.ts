import { guard } from '../guard.ts';

/** Addresses of what the browser has loaded for this page that are kept, with those that a page loads in two hours. */
const LOADED_MAX = 5_000;

/** What the browser has loaded, by the address that the sanitiser leaves of it: without query and fragment. */
export interface Loaded {
  /** @returns the addresses that it was loaded by: more than one where only their queries tell them apart. */
  find(bare: string): ReadonlySet<string>;
  stop(): void;
}

/** Follows the browser's own list of what it has loaded; nothing is asked for. */
export function followLoaded(onLoaded: () => void): Loaded {
  const byBare = new Map<string, Set<string>>();
  const nothing: ReadonlySet<string> = new Set();
  const watch = new PerformanceObserver(
    guard((list: PerformanceObserverEntryList) => {
      for (const { name } of list.getEntries()) {
        const bare = bareOf(name);
        const known = byBare.get(bare) ?? new Set();
        if (byBare.size < LOADED_MAX) byBare.set(bare, known.add(name));
      }
      onLoaded();
    }),
  );
  watch.observe({ type: 'resource', buffered: true });
  return { find: (bare) => byBare.get(bare) ?? nothing, stop: () => watch.disconnect() };
}

export function bareOf(address: string): string {
  return address.replace(/[?#].*$/, '');
}
