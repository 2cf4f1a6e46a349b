import type { NoticeLanguage, PublishedNotice } from '@opname/protocol';
import { NOTICE_TEXTS } from './notice-texts.ts';

/** A notice that may be shown, and the language to show it in. */
export interface ChosenNotice {
  notice: PublishedNotice;
  language: NoticeLanguage;
}

/** Asked in where the page's language has no texts. */
const FALLBACK: NoticeLanguage = 'en';

const SLOTS = [
  'version',
  'updated',
  'controller',
  'contact',
  'purpose',
  'watchers',
  'windowMinutes',
  'retentionDays',
  'level',
  'hash',
] as const satisfies (keyof PublishedNotice)[];

/**
 * Finds the notice: the page's own, else the one that the server wrote into the script for this site.
 *
 * @throws an error whose message is the cure; then nothing is asked and nothing recorded.
 */
export function chooseNotice(own: PublishedNotice | string | undefined, served: unknown, locale: string): ChosenNotice {
  const notice = (own ? readOwn(own) : served) as PublishedNotice | undefined;
  if (!notice) throw new Error('no notice; compare data-site with the server, or set data-notice.');
  for (const slot of SLOTS) if (!notice[slot]) throw new Error(`the notice has no ${slot}; set it.`);
  const wanted = locale.slice(0, 2).toLowerCase();
  const language = [wanted, FALLBACK].find((language) => isSpoken(notice, language));
  if (!language) throw new Error(`the notice has no purpose and watchers in ${wanted} or ${FALLBACK}; set them.`);
  return { notice, language };
}

function isSpoken(notice: PublishedNotice, language: string): language is NoticeLanguage {
  return Boolean(Object.hasOwn(NOTICE_TEXTS, language) && notice.purpose[language] && notice.watchers[language]);
}

function readOwn(own: PublishedNotice | string): unknown {
  if (typeof own !== 'string') return own;
  try {
    return JSON.parse(document.querySelector(own)?.textContent ?? '');
  } catch {
    throw new Error('data-notice finds no notice; set a selector.');
  }
}
