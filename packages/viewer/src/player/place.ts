import type { Page } from '@opname/protocol';

/** A place in a recording, as its address says it. */
export interface Place {
  page: string | null;
  /** Milliseconds from the page's start. */
  time: number | null;
}

/** @returns the place that `?page=…&t=…` names; what cannot be read is left out. */
export function parsePlace(search: string): Place {
  const params = new URLSearchParams(search);
  const time = params.get('t');
  return { page: params.get('page'), time: time !== null && /^\d{1,9}$/.test(time) ? Number(time) : null };
}

/** @returns the search part of the address of a place. */
export function formatPlace({ page, time }: Place): string {
  const params = new URLSearchParams();
  if (page !== null) params.set('page', page);
  if (time !== null) params.set('t', String(Math.round(time)));
  return params.toString();
}

/** @returns the page that a place means: the named one, else the first that holds events, else the first. */
export function choosePage(pages: readonly Page[], wanted: string | null): Page | null {
  return pages.find(({ id }) => id === wanted) ?? pages.find(hasEvents) ?? pages[0] ?? null;
}

function hasEvents({ segments }: Page): boolean {
  return segments.some(({ events }) => events > 0);
}
