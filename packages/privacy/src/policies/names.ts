/** How an attribute is treated, by its name. What is not listed here is dropped unless its value says nothing. */
export type AttributeKind =
  | 'keep'
  | 'number'
  | 'text'
  | 'url'
  | 'image'
  | 'srcset'
  | 'style'
  | 'css'
  | 'value'
  | 'chosen'
  | 'state';

const NAMES: Record<AttributeKind, string> = {
  // structure, relations and looks, as far as a style may ask for them: kept when nothing sensitive stands in them
  keep:
    'class id role type lang dir hidden tabindex disabled readonly required multiple open colspan rowspan span cols rows ' +
    'size width height align valign bgcolor border cellpadding cellspacing color nowrap start reversed for name maxlength ' +
    'minlength min max step pattern inputmode autocomplete contenteditable draggable ' +
    'scope controls loop muted slot part exportparts is popover ' +
    'popovertarget popovertargetaction inert wrap form list target rel media sizes ' +
    'autofocus shape ' +
    'aria-expanded aria-hidden aria-selected aria-pressed aria-disabled aria-current aria-controls aria-labelledby ' +
    'aria-describedby aria-haspopup aria-live aria-busy aria-modal aria-orientation aria-invalid aria-required aria-readonly ' +
    'aria-level aria-rowcount aria-colcount aria-rowindex aria-colindex ' +
    'aria-sort aria-multiselectable ' +
    'aria-valuemin aria-valuemax data-opname data-rr-is-password ' +
    'formcontrolname shadowrootmode',
  number: 'rr_scrollLeft rr_scrollTop rr_mediaCurrentTime rr_mediaPlaybackRate rr_mediaVolume',
  text: 'title aria-label aria-description aria-valuetext aria-roledescription aria-placeholder placeholder alt label summary abbr',
  url: 'href xlink:href',
  image: 'src poster background',
  srcset: 'srcset imagesrcset',
  style: 'style',
  css: '_cssText',
  value: 'value aria-valuenow',
  chosen: 'checked selected aria-checked',
  state: 'rr_width rr_height rr_mediaState rr_mediaMuted rr_mediaLoop rr_open_mode',
};

/** Attributes of drawings: geometry and looks, no words. */
const DRAWING =
  'viewBox preserveAspectRatio xmlns xmlns:xlink d points x y x1 x2 y1 y2 cx cy r rx ry fx fy fr dx dy width height ' +
  'fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray ' +
  'stroke-dashoffset stroke-opacity stroke-miterlimit opacity transform transform-origin gradientUnits ' +
  'gradientTransform spreadMethod offset stop-color stop-opacity clip-path clip-rule clipPathUnits mask maskUnits ' +
  'maskContentUnits filter filterUnits in in2 result stdDeviation flood-color flood-opacity values mode operator ' +
  'scale baseFrequency numOctaves marker-start marker-mid marker-end markerWidth markerHeight markerUnits refX refY ' +
  'orient font-family font-size font-style font-weight text-anchor text-decoration dominant-baseline letter-spacing ' +
  'textLength startOffset rotate pathLength vector-effect paint-order patternUnits patternContentUnits ' +
  'patternTransform display visibility overflow pointer-events cursor color color-interpolation-filters begin dur ' +
  'end from to by repeatCount repeatDur keyTimes attributeName xml:space focusable';

const kinds = new Map<string, AttributeKind>();
for (const [kind, names] of Object.entries(NAMES))
  for (const name of names.split(' ')) kinds.set(name, kind as AttributeKind);
const drawing = new Set(DRAWING.split(' '));

/** @returns how the attribute is treated, or undefined when its name is not known. */
export function attributeKind(name: string): AttributeKind | 'drawing' | undefined {
  return kinds.get(name) ?? (drawing.has(name) ? 'drawing' : undefined);
}

/** Values of unknown attributes that code uses to say how something looks, as styles ask for them. */
const HARMLESS_VALUES = new Set(
  (
    'true false on off yes no none auto open opened closed close opening closing active inactive selected unselected checked ' +
    'unchecked indeterminate mixed enabled disabled hidden visible shown show hide expanded collapsed pressed focused hover ' +
    'focus loading loaded error success warning info danger ready empty completed current ' +
    'light dark system horizontal vertical left right top bottom start end center middle up down both xs sm md lg xl xxl 2xl ' +
    'small medium large full default primary secondary tertiary accent outline outlined filled ghost link text ' +
    'transparent ltr rtl inline block flex grid row column entering entered exiting exited ' +
    'first last single multiple button input menu dialog tooltip popover tab tabs ' +
    'panel trigger label header footer body list option group overlay ' +
    'anonymous white black gray red green blue yellow orange 0 1 2 3 4 5 6 7 8 9 10 11 12'
  ).split(' '),
);

/** @returns whether an attribute of unknown name may be kept, because neither its name nor its value can say much. */
export function isHarmlessAttribute(name: string, value: unknown): boolean {
  // The value first: it is what mostly says no, and is looked up.
  const isHarmless = value === '' || value === true || (typeof value === 'string' && HARMLESS_VALUES.has(value));
  if (!isHarmless || name.length > 48) return false;
  return /^[a-z][a-z\d]*(?:[-_:][a-z\d]+)*$|^_ng[a-z]+-[\w-]+$/.test(name) && !/^on|^(?:rr|xmlns)/.test(name);
}
