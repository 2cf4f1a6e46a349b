import type { Attributes, MirrorNode } from '../mirror/mirror.ts';
import { MASK, maskText } from '../mask.ts';
import type { Session } from '../session.ts';
import { insideOf, showsMedia, showsText, showsValue, verdictOf, type Verdict } from '../verdict.ts';
import { cleanCss, cleanDeclaration } from './css.ts';
import { attributeKind, isHarmlessAttribute, type AttributeKind } from './names.ts';
import { cleanSrcset, cleanUrl } from './url.ts';
import { cleanFieldValue } from './value.ts';

type Clean = string | number | boolean | null | Attributes | undefined;

interface Place {
  session: Session;
  node: MirrorNode;
  verdict: Verdict;
  /** Whether the attribute changes while the page is used, so that a value may still be in the making. */
  isChange: boolean;
}

/** @returns the attributes that may be recorded, cleaned, of those in `raw`; `raw` itself when all of it may. */
export function cleanAttributes(session: Session, node: MirrorNode, raw: Attributes, isChange = false): Attributes {
  const place = { session, node, verdict: verdictOf(session, node), isChange };
  let clean: Attributes | undefined;
  for (const name in raw) {
    const value = cleanAttribute(place, name, raw[name]);
    if (value === raw[name] && !clean) continue;
    clean ??= copyUntil(raw, name);
    if (value === undefined) session.drop('attribute');
    else clean[name] = value;
  }
  return clean ?? raw;
}

function copyUntil(raw: Attributes, end: string): Attributes {
  const copy: Attributes = {};
  for (const name in raw) {
    if (name === end) break;
    copy[name] = raw[name];
  }
  return copy;
}

function cleanAttribute(place: Place, name: string, value: unknown): Clean {
  const kind = attributeKind(name) ?? attributeKind(name.toLowerCase());
  if (value === null) return isSentName(place, name, kind) ? null : undefined;
  if (!kind) return isHarmlessAttribute(name, value) && isCleanName(place, name) ? (value as string | true) : undefined;
  if (kind === 'drawing') return cleanDrawing(place, name, value);
  return CLEAN[kind](place, value, name);
}

function isSentName(place: Place, name: string, kind: AttributeKind | 'drawing' | undefined): boolean {
  return kind !== undefined || (isHarmlessAttribute(name, '') && isCleanName(place, name));
}

function isCleanName({ session }: Place, name: string): boolean {
  return session.scrubber.isClean(name, 'name');
}

/** Characters of a drawing's outline that an icon needs; more is a chart or a signature, which say something of a person. */
const ICON_OUTLINE_MAX = 1500;

function cleanDrawing({ session }: Place, name: string, value: unknown): Clean {
  if (typeof value !== 'string') return typeof value === 'number' ? value : undefined;
  if (session.level === 'structure' && /^(?:d|points)$/.test(name) && value.length > ICON_OUTLINE_MAX) return undefined;
  if (value.includes('url(')) return cleanDeclaration('fill', value, session.css);
  if (name.startsWith('xmlns')) return /^http:\/\/www\.w3\.org\/[\w/]+$/.test(value) ? value : undefined;
  return isGeometry(session, value) ? value : undefined;
}

function isGeometry({ scrubber }: Session, value: string): boolean {
  if (/^[\sMLHVCSQTAZmlhvcsqtaze\d.,+-]*$/.test(value)) return scrubber.isClean(value, 'style');
  return /^[\w\s.,:;%#()+*/-]{0,200}$/.test(value) && scrubber.isClean(value, 'name');
}

const CLEAN: Record<AttributeKind, (place: Place, value: unknown, name: string) => Clean> = {
  keep: ({ session }, value) => {
    if (value === true || typeof value === 'number') return value;
    return typeof value === 'string' ? session.scrubber.scrub(value, 'name') : undefined;
  },
  number: (_, value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined),
  text: (place, value, name) => {
    if (typeof value !== 'string') return undefined;
    const clean = cleanTextAttribute(place, value);
    return clean === MASK && name === 'placeholder' ? MASKED_PLACEHOLDER : clean;
  },
  url: cleanHref,
  image: cleanImage,
  srcset: ({ session, verdict }, value) =>
    typeof value === 'string' && showsMedia(session, verdict) ? cleanSrcset(value, session.url) : undefined,
  style: cleanStyle,
  css: ({ session }, value) => (typeof value === 'string' ? cleanCss(value, session.css) : undefined),
  value: cleanValue,
  chosen: cleanChosen,
  state: (_, value) => {
    if (typeof value === 'boolean') return value;
    return typeof value === 'string' && /^(?:-?[\d.]+px|played|paused|modal|non-modal)$/.test(value)
      ? value
      : undefined;
  },
};

/** Eight dots are how pages draw a password: the server, which sees only masks, would take the field for one. */
const MASKED_PLACEHOLDER = '•••••• ••••••';

function cleanTextAttribute({ session, verdict, node }: Place, value: string): Clean {
  const isOwn = node.secret !== undefined && !verdict.isUnseen;
  const shown = showsText(
    session,
    isOwn ? { ...verdict, isSecret: false, isTyped: false } : { ...verdict, isTyped: node.tag === 'option' },
    value,
  );
  return shown ? session.scrubber.scrub(value, 'prose') : maskText(value);
}

function cleanHref({ session, node }: Place, value: unknown): Clean {
  if (typeof value !== 'string') return undefined;
  if (node.tag === 'use') {
    const [address = '', fragment] = value.split('#');
    return cleanUrl(address, session.url) + (fragment === undefined ? '' : cleanUrl(`#${fragment}`, session.url));
  }
  if (node.tag === 'link')
    return isStylesheet(node) ? cleanUrl(value, { ...session.url, withoutPath: false }) : undefined;
  if (node.tag === 'image' || node.tag === 'feimage')
    return cleanImage({ session, node, verdict: verdictOf(session, node), isChange: false }, value);
  return cleanUrl(value, session.url);
}

function isStylesheet(node: MirrorNode): boolean {
  return /\bstylesheet\b/.test(node.word('rel')) || '_cssText' in node.attributes;
}

const MEDIA = new Set([
  'img',
  'image',
  'feimage',
  'source',
  'video',
  'audio',
  'track',
  'input',
  'table',
  'td',
  'th',
  'body',
]);

function cleanImage({ session, node, verdict }: Place, value: unknown): Clean {
  if (typeof value !== 'string' || !MEDIA.has(node.tag) || !showsMedia(session, verdict)) return undefined;
  return cleanUrl(value, session.url);
}

function cleanStyle({ session, node }: Place, value: unknown): Clean {
  if (typeof value === 'string')
    return cleanCss(node.tag === 'canvas' ? value.replaceAll(DATA_URL, '') : value, session.css);
  if (typeof value !== 'object' || value === null || node.secret) return undefined;
  const clean: Attributes = {};
  for (const [property, set] of Object.entries(value)) {
    if (!/^-{0,2}[a-zA-Z][\w-]*$/.test(property) || !session.scrubber.isClean(property, 'name')) continue;
    const kept = cleanSet(session, node, property, set);
    if (kept !== undefined) clean[property] = kept;
  }
  return clean;
}

/** What a property of a style was set to: false takes it away, a list has its priority. */
function cleanSet(session: Session, node: MirrorNode, property: string, set: unknown): unknown {
  if (set === false) return false;
  if (node.tag === 'canvas' && String(set).includes('url(')) return cleanPicture(session, node, set);
  if (typeof set === 'string') return cleanDeclaration(property, set, session.css);
  if (!Array.isArray(set)) return undefined;
  return [cleanDeclaration(property, String(set[0]), session.css), set[1] === 'important' ? 'important' : ''];
}

/** As rrweb tells of a whole style, in which no picture of ours is. */
const DATA_URL = /url\(\s*["']?data:[^)]*\)/gi;
const PICTURE = /^url\("data:image\/(?:webp|png|jpeg);base64,[A-Za-z\d+/=]+"\)$/;

/** A picture of a canvas is its background, and is there only where a rule names the canvas and pictures are shown. */
function cleanPicture(session: Session, node: MirrorNode, set: unknown): string | undefined {
  const isAllowed = session.rules.canvas.some(({ selector }) => selector.matches(node));
  const isShown = isAllowed && typeof set === 'string' && showsMedia(session, verdictOf(session, node));
  return isShown && PICTURE.test(set) && session.scrubber.isClean(set, 'style') ? set : session.drop('canvas');
}

const BUTTONS = /^(?:submit|button|reset)$/;
const VALUELESS = /^(?:hidden|file|radio|checkbox|image)$/;

function cleanValue(place: Place, value: unknown, name: string): Clean {
  const { session, node, isChange } = place;
  if (typeof value !== 'string') return undefined;
  if (name === 'aria-valuenow' || node.tag === 'progress' || node.tag === 'meter') return cleanGauge(place, value);
  if (node.tag === 'li') return cleanNumber(value);
  if (node.tag === 'textarea') return cleanFieldValue(session, node, value, isChange);
  const type = node.word('type');
  if (node.tag !== 'input' || VALUELESS.test(type)) return undefined;
  return BUTTONS.test(type) ? cleanTextAttribute(place, value) : cleanFieldValue(session, node, value, isChange);
}

/** A gauge shows a figure of the app, a slider one that the participant chose. */
function cleanGauge({ session, verdict }: Place, value: string): Clean {
  const isApp = session.level === 'inputs' && !verdict.isTyped;
  return isApp || showsValue(session, verdict) ? cleanNumber(value) : undefined;
}

function cleanNumber(value: string): Clean {
  return /^-?\d{1,6}(?:\.\d{1,4})?$/.test(value) ? value : undefined;
}

function cleanChosen({ session, node, verdict }: Place, value: unknown): Clean {
  const holder = node.tag === 'option' && node.parent ? insideOf(session, node.parent, 'option') : verdict;
  if (!showsValue(session, { ...holder, isUnseen: false })) return undefined;
  return value === true || value === false || value === '' || value === 'true' || value === 'false' || value === 'mixed'
    ? value
    : true;
}
