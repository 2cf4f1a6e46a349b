import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PublishedNotice } from '@opname/protocol';
import type { FastifyRequest } from 'fastify';

/** The words of the notice in every language, as the build of the script has them. */
export type LanguageTexts = Readonly<Record<string, unknown>>;

/** Asked in where the page's language has no words, and the site names no other. */
const FALLBACK = 'en';

/** Letters of a language's code; the region that may follow makes no difference to the words. */
const CODE_LENGTH = 2;

export function readLanguageTexts(folder: string): LanguageTexts {
  const file = path.join(folder, 'opname-languages.json');
  if (!existsSync(file)) throw new Error(`${file} is not there; build the packages first: npm run build`);
  return JSON.parse(readFileSync(file, 'utf8')) as LanguageTexts;
}

/**
 * @returns the languages that the page may ask in, the first first: the one in the script's address (`?lang=`), else
 *   those that the browser accepts.
 */
export function languagesOf({ query, headers }: FastifyRequest): string[] {
  const { lang } = query as { lang?: unknown };
  const wanted = typeof lang === 'string' ? lang : (headers['accept-language'] ?? '');
  const codes = wanted.split(',').map((part) => part.trim().slice(0, CODE_LENGTH).toLowerCase());
  return [...new Set(codes.filter((code) => /^[a-z]{2}$/.test(code)))];
}

/**
 * @returns the notices and words that a page needs to ask in one of `wanted`: where a site does not speak it, its
 *   fallback; and nothing of the other languages, because every byte of the script is loaded before the answer.
 */
export function inLanguages<SiteNotice extends PublishedNotice>(
  notices: Readonly<Record<string, SiteNotice>>,
  texts: LanguageTexts,
  wanted: readonly string[],
): { notices: Record<string, SiteNotice>; texts: LanguageTexts } {
  const used = new Set<string>();
  const chosen = Object.entries(notices).map(([key, notice]) => {
    const spoken = wanted.filter((language) => isSpoken(notice, texts, language));
    // One that was asked for by the address and is spoken needs no other.
    const languages = new Set(wanted.length === 1 && spoken.length === 1 ? spoken : [...spoken, fallbackOf(notice)]);
    for (const language of languages) used.add(language);
    const only = (words: Record<string, string>) =>
      Object.fromEntries(Object.entries(words).filter(([language]) => languages.has(language)));
    return [key, { ...notice, purpose: only(notice.purpose), watchers: only(notice.watchers) }] as const;
  });
  const usedTexts = Object.entries(texts).filter(([language]) => used.has(language));
  return { notices: Object.fromEntries(chosen), texts: Object.fromEntries(usedTexts) };
}

const fallbackOf = ({ fallback = FALLBACK }: PublishedNotice) => fallback;

function isSpoken({ purpose, watchers }: PublishedNotice, texts: LanguageTexts, language: string): boolean {
  return Boolean(Object.hasOwn(texts, language) && purpose[language] && watchers[language]);
}
