import type { NoticeLanguage, PublishedNotice } from '@opname/protocol';
import type { NoticeTexts } from './notice-texts.ts';

/** The words that came with the script, by language. */
export type Texts = Partial<Record<NoticeLanguage, NoticeTexts>>;

/** A notice that may be shown, and the words to show it in. */
export interface ChosenNotice {
  notice: PublishedNotice;
  language: NoticeLanguage;
  texts: NoticeTexts;
}

/** Asked in where the page's language has no texts, and the site names no other. */
const FALLBACK: NoticeLanguage = 'en';

const SLOTS = [
  'version',
  'updated',
  'controller',
  'contact',
  'purpose',
  'watchers',
  'processors',
  'windowMinutes',
  'retentionDays',
  'level',
  'hash',
] as const satisfies (keyof PublishedNotice)[];

/** Where a notice can come from: the page, or the server, which wrote it into the script. */
export interface NoticeSources {
  own: PublishedNotice | string | undefined;
  served: unknown;
  texts: Texts;
  locale: string;
}

/**
 * Finds the notice and its language: the page's own, else the site's fallback.
 *
 * @throws an error whose message is the cure; then nothing is asked and nothing recorded.
 */
export function chooseNotice({ own, served, texts, locale }: NoticeSources): ChosenNotice {
  const notice = (own ? readOwn(own) : served) as PublishedNotice | undefined;
  if (!notice) throw new Error('no notice; check data-site, or set data-notice.');
  for (const slot of SLOTS) if (!notice[slot]) throw new Error(`the notice has no ${slot}; set it.`);
  const wanted = locale.slice(0, 2).toLowerCase();
  const languages = [wanted, notice.fallback ?? FALLBACK] as NoticeLanguage[];
  for (const language of languages) {
    const words = texts[language];
    if (words && notice.purpose[language] && notice.watchers[language]) return { notice, language, texts: words };
  }
  throw new Error(`no words in ${languages.join(' or ')}; set ?lang=, and them in the notice.`);
}

function readOwn(own: PublishedNotice | string): unknown {
  if (typeof own !== 'string') return own;
  try {
    return JSON.parse(document.querySelector(own)?.textContent ?? '');
  } catch {
    throw new Error('data-notice finds none; set a selector.');
  }
}
