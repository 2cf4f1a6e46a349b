import type { record } from '@rrweb/record';
import type { SensitiveWatch } from './watch-sensitive.ts';

type RecordOptions = NonNullable<Parameters<typeof record>[0]>;

/** Every kind of input into which something can be put, and the two that rrweb's types leave out. */
const MASKED_INPUTS = [
  'text',
  'password',
  'search',
  'email',
  'tel',
  'url',
  'number',
  'textarea',
  'hidden',
  'file',
  'date',
  'datetime-local',
  'month',
  'time',
  'week',
];

/**
 * What rrweb must be told so that the sanitiser can keep its promise. Values of sensitive fields are masked before they
 * enter an event; `select` is left to the sanitiser, because rrweb would lose which option is chosen. Blocking and text
 * masks of rrweb are not used: what they leave out cannot be brought back when a rule changes, and they fail open.
 *
 * By rrweb's defaults style sheets are read in the page (addresses lose their queries, so that a viewer could not fetch
 * them), and canvases, fonts, bytes of pictures and frames of other origins are left out.
 */
export function recordOptions(watch: Pick<SensitiveWatch, 'maskInput'>) {
  return {
    maskInputOptions: Object.fromEntries(MASKED_INPUTS.map((kind) => [kind, true])),
    maskInputFn: (text: string, element: HTMLElement) => watch.maskInput(text, element),
    slimDOMOptions: true,
  } satisfies RecordOptions;
}
