/** Milliseconds to wait where a browser does not say when it has nothing to do (WebKit). */
const PAUSE_MS = 200;

/** @returns when the browser has nothing to do for the page. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve());
    else setTimeout(resolve, PAUSE_MS);
  });
}
