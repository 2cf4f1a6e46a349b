import { en } from './en.ts';
import { nl, type Texts } from './nl.ts';

export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const TEXTS: Record<Language, Texts> = { nl, en };

/** Each language by its own name, so that it is found by those who read only that one. */
export const LANGUAGE_NAMES: Record<Language, string> = { nl: 'Nederlands', en: 'English' };

/** The region decides how dates and amounts are written. */
const LOCALES: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' };

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

export function preferredLanguage(): Language {
  return navigator.language.startsWith('nl') ? 'nl' : 'en';
}

/** How a language writes amounts of money (given in cents), numbers, days and months. */
export interface Formats {
  money: (cents: number) => string;
  wholeMoney: (cents: number) => string;
  number: (value: number) => string;
  day: (isoDate: string) => string;
  month: (isoDate: string) => string;
}

const CENTS_PER_EURO = 100;

export function createFormats(language: Language): Formats {
  const locale = LOCALES[language];
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' });
  const wholeMoney = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });
  const number = new Intl.NumberFormat(locale);
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  return {
    money: (cents) => money.format(cents / CENTS_PER_EURO),
    wholeMoney: (cents) => wholeMoney.format(cents / CENTS_PER_EURO),
    number: (value) => number.format(value),
    day: (isoDate) => day.format(new Date(isoDate)),
    month: (isoDate) => month.format(new Date(isoDate)),
  };
}
