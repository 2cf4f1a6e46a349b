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
 */
export function recordOptions(watch: Pick<SensitiveWatch, 'maskInput'>) {
  return {
    maskAllInputs: false,
    maskInputOptions: Object.fromEntries(MASKED_INPUTS.map((kind) => [kind, true])),
    maskInputFn: (text: string, element: HTMLElement) => watch.maskInput(text, element),
    // Style sheets are read in the page: addresses lose their queries, so that a viewer could not fetch them.
    inlineStylesheet: true,
    inlineImages: false,
    recordCanvas: false,
    collectFonts: false,
    recordCrossOriginIframes: false,
    keepIframeSrcFn: () => false,
    slimDOMOptions: {
      script: true,
      comment: true,
      headFavicon: true,
      headWhitespace: true,
      headMetaDescKeywords: true,
      headMetaSocial: true,
      headMetaRobots: true,
      headMetaHttpEquiv: true,
      headMetaAuthorship: true,
      headMetaVerification: true,
    },
  } satisfies RecordOptions;
}
