import type { VNode } from 'preact';

/** Each icon is drawn in lines on a field of 24 by 24. */
const PATHS = {
  dashboard: 'M4 13h6V4H4zM14 20h6v-9h-6zM4 20h6v-3H4zM14 7h6V4h-6z',
  contacts:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.6-3.6 3-5.5 6.5-5.5s5.9 1.9 6.5 5.500M16 4.500a3.5 3.5 0 0 1 0 6.300M18 14.800c2 .8 3.2 2.5 3.6 5.2',
  invoices: 'M6 3h9l4 4v14H6zM15 3v4h4M9 11h7M9 14.500h7M9 18h4',
  board: 'M4 4h4.500v16H4zM10 4h4.500v10H10zM16 4h4.500v13H16z',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.800v4.400M9 14.800v4.4',
  plus: 'M12 5v14M5 12h14',
  remove: 'M6 6l12 12M18 6L6 18',
  left: 'M14.5 5.500L8 12l6.5 6.5',
  right: 'M9.5 5.500L16 12l-6.5 6.5',
  down: 'M6 9.500l6 6 6-6',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.500L20 20',
  edit: 'M4 20l1-4.500L16 4.5 19.5 8 8.5 19zM13.5 7L17 10.5',
  check: 'M5 12.500l4.5 4.500L19 7',
  leave: 'M14 4H5v16h9M10 12h10M16.5 8.500L20 12l-3.5 3.5',
  help: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.500c.2-1.6 1.2-2.3 2.5-2.300s2.5.8 2.5 2.200c0 2-2.5 2.1-2.5 4M12 16.500v.3',
} as const;

export type IconName = keyof typeof PATHS;

/** For the eye only; the control it stands in carries the name. */
export function Icon({ name }: { name: IconName }): VNode {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
