import type { Scrubber } from '../scrub.ts';
import { cleanUrl, type UrlPolicy } from './url.ts';

/**
 * Styles carry the layout and must survive; but apps also write texts into them. Comments go. Strings stay where they
 * name something (fonts, grid areas, attribute selectors) and are masked where they are shown or free. Addresses follow
 * the policy for addresses. Values of custom properties stay when they look like CSS.
 */
export interface CssPolicy {
  scrubber: Scrubber;
  url: UrlPolicy;
  /** At the level `structure` no image is fetched, and no free word of a custom property stays. */
  structure: boolean;
  /** Large style sheets by what they became, echoes not yet looked for. */
  sheets: Map<string, string>;
}

const MASKED_STRING = '"••••••••"';
/** Comments, strings, addresses and custom properties: all in which free text can stand. */
const FREE =
  /\/\*[^]*?(?:\*\/|$)|"(?:[^"\\\n]|\\[^])*(?:"|$)|'(?:[^'\\\n]|\\[^])*(?:'|$)|\burl\(\s*(?:"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|(?:[^)"'\\]|\\[^])*)\s*\)|(?<![\w-])--[\w-]+\s*:/gi;
const HAS_FREE = /["']|\/\*|--|url\(/i;
/** Properties and rules whose strings name something and are never shown. */
const NAMING =
  /(?:^|[\s-])(?:font|font-family|font-feature-settings|font-variation-settings|grid|grid-area|grid-template|grid-template-areas|src|will-change|animation|animation-name|syntax|quotes-none|lang)$|^@(?:charset|import|namespace|font-face|supports)/i;
const SELECTOR_VALUE = /\[\s*[\w|*-]+\s*[~|^$*]?=\s*$/;
/** Signs, icons of an icon font (private use) and counters' separators: shown, and no text of anyone's. */
const SIGNS = /^[^\p{L}\p{N}]{0,4}$/u;
/** Characters before a string in which its property is looked for. */
const LOOK_BACK = 160;

/** Characters from which a style sheet is worth remembering: it comes again with each full picture. */
const SHEET_MIN = 2000;
/** Style sheets remembered; a page has a few large ones. */
const SHEETS = 40;

/** @returns a style sheet, a rule or a declaration list without free text, comments and secrets. */
export function cleanCss(css: string, policy: CssPolicy): string {
  if (css.length < SHEET_MIN) return cleanSheet(css, policy);
  const { sheets } = policy;
  const known = sheets.get(css);
  const free = known ?? cleanFree(css, policy);
  if (known === undefined) {
    if (sheets.size >= SHEETS) sheets.clear();
    sheets.set(css, free);
  }
  return withoutEchoes(free, policy);
}

function cleanSheet(css: string, policy: CssPolicy): string {
  return withoutEchoes(HAS_FREE.test(css) ? cleanFree(css, policy) : css, policy);
}

function withoutEchoes(css: string, policy: CssPolicy): string {
  if (!policy.scrubber.isClean(css, 'style')) return cleanByRule(css, policy);
  return css.includes('\\') ? cleanEscaped(css, policy) : css;
}

/** A secret outside of strings (in a selector, a name) costs the declaration or the selector it stands in. */
function cleanByRule(css: string, { scrubber }: CssPolicy): string {
  const clean = css.replaceAll(/[^;{}]+/g, (part) => (scrubber.isClean(part, 'style') ? part : maskedPart(part)));
  return scrubber.isClean(clean, 'style') ? clean : '.opname-masked{}';
}

function maskedPart(part: string): string {
  return /^\s*[\w-]+\s*:(?!:)/.test(part) ? '' : ' .opname-masked ';
}

/** Letters written as escapes ("\70\61") are letters. */
function cleanEscaped(css: string, policy: CssPolicy): string {
  return policy.scrubber.isClean(unescapeCss(css), 'style') ? css : '.opname-masked{}';
}

function cleanFree(css: string, policy: CssPolicy): string {
  let result = '';
  let at = 0;
  FREE.lastIndex = 0;
  for (let match = FREE.exec(css); match; match = FREE.exec(css)) {
    const [found] = match;
    result += css.slice(at, match.index);
    at = match.index + found.length;
    if (found.startsWith('--')) {
      const end = endOfValue(css, at);
      result += found + cleanCustomValue(found, css.slice(at, end), policy);
      at = end;
    } else {
      result += cleanFound(found, css.slice(Math.max(0, match.index - LOOK_BACK), match.index), policy);
    }
    FREE.lastIndex = at;
  }
  return result + css.slice(at);
}

function cleanFound(found: string, before: string, policy: CssPolicy): string {
  if (found.startsWith('/*')) return '';
  if (/^url\(/i.test(found)) return cleanCssUrl(found, policy);
  const text = unescapeCss(found.slice(1, -1));
  if (/@import\s+$/i.test(before)) return `"${cssSafe(cleanUrl(text, policy.url))}"`;
  if (SIGNS.test(text)) return found;
  const isNaming =
    SELECTOR_VALUE.test(before) || /(?:local|format|tech|lang)\(\s*$/i.test(before) || NAMING.test(propertyOf(before));
  return isNaming && policy.scrubber.isClean(text, 'title') ? found : MASKED_STRING;
}

/** @returns the property, or the at-rule, that stands before the place. */
function propertyOf(before: string): string {
  const declaration = before.slice(
    Math.max(before.lastIndexOf(';'), before.lastIndexOf('{'), before.lastIndexOf('}')) + 1,
  );
  const colon = declaration.indexOf(':');
  return (colon === -1 ? (declaration.trim().split(/\s/)[0] ?? '') : declaration.slice(0, colon)).trim();
}

function cleanCssUrl(found: string, { url, structure }: CssPolicy): string {
  const address = unescapeCss(
    found
      .slice(4, -1)
      .trim()
      .replaceAll(/^["']|["']$/g, ''),
  );
  if (
    structure &&
    !address.startsWith('#') &&
    !/\.(?:woff2?|ttf|otf|eot|css)(?:[?#]|$)|^data:(?:font|application)/i.test(address)
  ) {
    return 'url("")';
  }
  return `url("${cssSafe(cleanUrl(address, url))}")`;
}

const cssSafe = (text: string): string => text.replaceAll(/["\\\n\r]/g, (character) => encodeURIComponent(character));

/** What stands between a custom property and its end: strings and escapes as one, brackets and ends by themselves. */
const VALUE_PART = /"(?:[^"\\]|\\[^])*"?|'(?:[^'\\]|\\[^])*'?|\\[^]|[([{}\]);]/g;

/** @returns the index at which the value of a custom property ends: `;` or `}` outside of strings and brackets. */
function endOfValue(css: string, from: number): number {
  VALUE_PART.lastIndex = from;
  let depth = 0;
  for (let part = VALUE_PART.exec(css); part; part = VALUE_PART.exec(css)) {
    const [sign] = part;
    if ('([{'.includes(sign)) depth++;
    else if (depth === 0 && (sign === ';' || sign === '}')) return part.index;
    else if (depth > 0 && ')]}'.includes(sign)) depth--;
  }
  return css.length;
}

/** A word of CSS: a keyword, a number with its unit, a colour, a function, a sign. Names of people have capitals. */
const CSS_WORD =
  /^(?:-{0,2}[a-z][a-z-]{0,23}\d{0,3}|[-+]?[\d.]+(?:e[-+]?\d+)?[a-z%]{0,5}|#[\da-f]{3,8}|U\+[\dA-F?-]+|[^\w"']+)$/;
/** Free words that a style attribute, written for one element, may not bring at the level `structure`. */
const STRUCTURE_WORD =
  /^(?:[-+]?[\d.]{1,8}[a-z%]{0,5}|#[\da-f]{3,8}|[^\w"']+|var|calc|rgba?|hsla?|min|max|clamp|--[\w-]+|auto|none|inherit|initial)$/;

/** A list of fonts, whatever its property is called, ends with a family that every browser knows. */
const FONT_STACK = /,\s*(?:sans-serif|serif|monospace|cursive|system-ui|ui-[a-z-]+)\s*$/;

function cleanCustomValue(declaration: string, value: string, policy: CssPolicy): string {
  const isFont = /font/i.test(declaration) || FONT_STACK.test(value);
  const strings = /"(?:[^"\\]|\\[^])*"?|'(?:[^'\\]|\\[^])*'?|\/\*[^]*?(?:\*\/|$)/g;
  const addresses = value.replaceAll(/\burl\(\s*(?:"[^"]*"|'[^']*'|[^)]*)\s*\)/gi, (found) =>
    cleanCssUrl(found, policy),
  );
  const isAddress = addresses.includes('url(');
  const quoted = isAddress ? addresses : value.replaceAll(strings, (found) => cleanCustomString(found, isFont, policy));
  if (isAddress || quoted.trim() === '') return quoted;
  const words = quoted.replaceAll(/"[^"]*"|'[^']*'/g, ' ').match(/--[\w-]+|#?[\w.%+-]+|[^\s\w]+/g) ?? [];
  const known = policy.structure ? STRUCTURE_WORD : CSS_WORD;
  const isStyle = isFont || words.every((word) => known.test(word));
  return isStyle && policy.scrubber.isClean(quoted, 'prose') ? quoted : ' initial';
}

function cleanCustomString(found: string, isFont: boolean, { scrubber }: CssPolicy): string {
  if (found.startsWith('/*')) return '';
  const text = unescapeCss(found.slice(1, -1));
  return SIGNS.test(text) || (isFont && scrubber.isClean(text, 'title')) ? found : MASKED_STRING;
}

function unescapeCss(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replaceAll(/\\(?:([\da-f]{1,6})\s?|([^]))/gi, (_, hex?: string, character = '') => {
    const code = hex ? Number.parseInt(hex, 16) : 0;
    return hex ? String.fromCodePoint(code > 0x10_ff_ff ? 0xfffd : code) : character;
  });
}

/** @returns the value of one declaration (`setProperty`, a style as an object) without free text and secrets. */
export function cleanDeclaration(property: string, value: string, policy: CssPolicy): string {
  const clean = cleanCss(`${property}:${value}`, policy);
  return clean.startsWith(`${property}:`) ? clean.slice(property.length + 1) : '';
}
