import { NOTICE_LANGUAGES, type NoticeLanguage } from '@opname/protocol';

/** The languages of the notice: who was asked in one of them reads their own page and archive in it. */
export const PARTICIPANT_LANGUAGES = NOTICE_LANGUAGES;
export type ParticipantLanguage = NoticeLanguage;

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar']);

/** @returns which way a language is written. */
export function directionOf(language: ParticipantLanguage): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
}

/** @returns the first of the wanted languages that there are texts for, else English. */
export function chooseParticipantLanguage(wanted: readonly (string | null)[]): ParticipantLanguage {
  const known = wanted.map((tag) => (tag ?? '').slice(0, 2).toLowerCase());
  return known.find(isParticipantLanguage) ?? 'en';
}

function isParticipantLanguage(value: string): value is ParticipantLanguage {
  return PARTICIPANT_LANGUAGES.some((language) => language === value);
}
