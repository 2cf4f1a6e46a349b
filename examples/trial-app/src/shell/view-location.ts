import { useCallback, useEffect, useState } from 'preact/hooks';

export const VIEWS = ['dashboard', 'contacts', 'invoices', 'board', 'settings'] as const;
export type View = (typeof VIEWS)[number];

function parseView(search: string): View {
  const wanted = new URLSearchParams(search).get('view');
  return VIEWS.find((view) => view === wanted) ?? 'dashboard';
}

export function hrefOf(view: View): string {
  return `?view=${view}`;
}

/** The view that the address names. Going to another one changes the address without loading the page again. */
export function useViewLocation(): [view: View, go: (view: View) => void] {
  const [view, setView] = useState(() => parseView(location.search));
  useEffect(() => {
    const onPopState = (): void => setView(parseView(location.search));
    addEventListener('popstate', onPopState);
    return () => removeEventListener('popstate', onPopState);
  }, []);
  const go = useCallback((next: View) => {
    history.pushState(null, '', hrefOf(next));
    scrollTo(0, 0);
    setView(next);
  }, []);
  return [view, go];
}
