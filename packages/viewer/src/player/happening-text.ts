import type { Happening } from '@opname/protocol';
import { formatClock } from '../format.ts';
import type { Texts } from '../texts/en.ts';

/** @returns a happening in one line: what it was, of what, how often or how long. */
export function happeningText({ kind, label, count, at, to }: Happening, t: Texts['expert']): string {
  const what = kind === 'navigate' && label ? pathOf(label) : label;
  const more = [
    what ? `“${what}”` : '',
    count === undefined ? '' : t.times(count),
    kind === 'idle' && to !== undefined ? formatClock(to - at) : '',
  ];
  return [t.kinds[kind], ...more].filter(Boolean).join(' ');
}

/** Of an address the part that differs within an app. */
function pathOf(href: string): string {
  const url = URL.parse(href);
  return url ? url.pathname + url.search + url.hash : href;
}
