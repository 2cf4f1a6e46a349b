import { isPathToken, isToken, PATH_TOKEN_MIN } from '../detectors/token.ts';
import type { Scrubber } from '../scrub.ts';

/**
 * Addresses carry more secrets than any text. Of one that is recorded, scheme, host and path stay; user names, queries
 * and fragments go, except parameters that a rule names; parts of the path that look like tokens are masked.
 */
export interface UrlPolicy {
  scrubber: Scrubber;
  /** Names of query parameters that a rule lets through. */
  parameters: ReadonlySet<string>;
  /** At the level `structure` the path goes too, because names of people stand in it. */
  withoutPath: boolean;
}

const MASKED_PART = '***';
/** `main.8f3a9b2c.png`: a name and the hash of the content, as build tools write it; not a token. */
const HASHED_ASSET =
  /^[a-z][\w.@-]*?[.-](?:[0-9a-f]{6,32}|[\w-]{8}|[0-9a-f]{64})(?:\.min)?\.(?:css|js|mjs|woff2?|ttf|otf|eot|png|jpe?g|gif|svg|webp|avif|ico|mp4|webm)$/i;
/** Characters of a value of a parameter that a rule lets through. */
const PARAMETER_MAX = 64;

/** @returns the address without what may not be recorded; empty for a kind of address that is never recorded. */
export function cleanUrl(url: string, policy: UrlPolicy): string {
  const trimmed = url.trim().replaceAll(/[\t\n\r]/g, '');
  if (/^(?:|#|about:(?:blank|srcdoc))$/i.test(trimmed)) return trimmed;
  if (trimmed.startsWith('#')) return cleanFragment(trimmed, policy);
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(trimmed)?.[1]?.toLowerCase() ?? 'http';
  if (scheme === 'data') return cleanDataUrl(trimmed, policy);
  if (scheme === 'http' || scheme === 'https') return cleanWebUrl(trimmed, policy);
  return /^(?:mailto|tel|sms)$/.test(scheme) ? `${scheme}:` : '';
}

function cleanWebUrl(url: string, policy: UrlPolicy): string {
  const [, origin = '', path = '', query = ''] = /^((?:https?:)?\/\/[^/?#\\]*)?([^?#]*)(?:\?([^#]*))?/i.exec(url) ?? [];
  const host = origin.replace(/\/\/.*@/, '//');
  if (host !== '' && !policy.scrubber.isClean(host, 'name')) return '';
  return host + (policy.withoutPath ? '/' : cleanPath(path, policy)) + cleanQuery(query, policy);
}

function cleanPath(path: string, { scrubber }: UrlPolicy): string {
  const parts = path.split('/').map((part) => cleanPart(part, scrubber));
  const clean = parts.join('/');
  return scrubber.isClean(decode(clean), 'prose') ? clean : MASKED_PART;
}

function cleanPart(part: string, scrubber: Scrubber): string {
  if (part === '' || part === '.' || part === '..') return part;
  const end = part.indexOf(';');
  const name = end === -1 ? part : part.slice(0, end);
  const decoded = decode(name);
  return isHiddenPart(decoded) || !scrubber.isClean(decoded, 'name') ? MASKED_PART : name;
}

/** @returns whether a part of a path is an address of a person or a token. */
function isHiddenPart(part: string): boolean {
  if (part.includes('@') && /\w@\w/.test(part)) return true;
  return part.length >= PATH_TOKEN_MIN && !HASHED_ASSET.test(part) && part.split(/[.,~!:+]/).some(isPathToken);
}

function cleanQuery(query: string, { parameters, scrubber }: UrlPolicy): string {
  if (query === '' || parameters.size === 0) return '';
  const kept = query.split('&').filter((pair) => {
    const [name = '', value = ''] = pair.split('=').map((text) => decode(text.replaceAll('+', ' ')));
    return parameters.has(name) && value.length <= PARAMETER_MAX && isHarmless(value, scrubber);
  });
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}

function isHarmless(value: string, scrubber: Scrubber): boolean {
  return scrubber.isClean(value, 'title') && !isToken(value, 12);
}

/** References inside the document ("#icon", "#gradient") are names; anything else after a `#` is state. */
function cleanFragment(fragment: string, { scrubber }: UrlPolicy): string {
  const name = fragment.slice(1);
  const isName = /^[a-z_][\w:.-]{0,80}$/i.test(name) && !name.split(/[.:_-]/).some((part) => isToken(part, 14));
  return isName && scrubber.isClean(name, 'name') ? fragment : '#';
}

/** @returns the text percent-decoded as far as it goes. */
function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replaceAll(/%([2-7][\da-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
}

const RASTER = /^data:(?:image\/(?!svg)[\w.+-]+|font\/[\w.+-]+|application\/(?:x-)?font[\w.+-]*)[;,]/i;
const SVG = /^data:image\/svg\+xml(;[^,]*)?,/i;
/** Parts of an SVG that carry words or other documents. A picture made of these is not an icon. */
const WORDED =
  /<(?:text|title|desc|metadata|foreignobject|image|script|style|a)[\s>/]|<!--|data-|aria-|href\s*=\s*["'][^#]/i;

/** @returns whether a drawing holds words or other documents. */
export const isWorded = (source: string): boolean => WORDED.test(source);

function cleanDataUrl(url: string, policy: UrlPolicy): string {
  if (RASTER.test(url)) return policy.scrubber.isClean(url, 'style') ? url : '';
  const svg = SVG.exec(url);
  if (!svg) return '';
  const content = url.slice(svg[0].length);
  const source = /;base64/i.test(svg[1] ?? '') ? decodeBase64(content) : decode(content);
  return source === undefined || isWorded(source) || !policy.scrubber.isClean(source, 'style') ? '' : url;
}

/** Of browsers and of Node. */
declare function atob(base64: string): string;

/** @returns what a browser reads, or undefined where it reads nothing. */
function decodeBase64(content: string): string | undefined {
  try {
    return atob(decode(content));
  } catch {
    return undefined;
  }
}

/** @returns a `srcset` with each of its addresses cleaned. */
export function cleanSrcset(srcset: string, policy: UrlPolicy): string {
  return srcset
    .split(/,\s+|\s+,/)
    .map((candidate) => {
      const [url = '', size = ''] = candidate.trim().split(/\s+/);
      const clean = cleanUrl(url, policy);
      return clean === '' ? '' : `${clean} ${/^[\d.]+[wxh]$/.test(size) ? size : ''}`.trim();
    })
    .filter((candidate) => candidate !== '')
    .join(', ');
}
