import { EXPIRES_SOON_MS } from '@opname/protocol';
import type { ParticipantLanguage } from './participant/texts/languages.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const KIB = 1024;

/** Every language that a page of ours may speak: the studio's are among those of the notice. */
type SpokenLanguage = ParticipantLanguage;

const LOCALES: Record<SpokenLanguage, string> = {
  en: 'en-GB',
  nl: 'nl-NL',
  fr: 'fr-FR',
  de: 'de-DE',
  es: 'es-ES',
  it: 'it-IT',
  pt: 'pt-PT',
  pl: 'pl-PL',
  // Digits as the player's clock has them.
  ar: 'ar-u-nu-latn',
};

/** As short as can be read without a mistake: in Dutch "1 m" is a metre. */
const lengthStyle = (language: SpokenLanguage) => (language === 'en' ? 'narrow' : 'short');

/** How long a recording may still be watched. */
interface Countdown {
  state: 'later' | 'soon' | 'over';
  text: string;
}

/** Numbers, dates and durations in one language. */
export interface Format {
  number(value: number): string;
  date(instant: number): string;
  dateTime(instant: number): string;
  /** Of today, to the minute. */
  time(instant: number): string;
  /** With seconds, for what happened inside a recording. */
  timeOfDay(instant: number): string;
  /** How long something lasted, as in "1h 12m" or "45s". */
  length(ms: number): string;
  bytes(value: number): string;
  countdown(expiresAt: number, now: number): Countdown;
}

/** @returns the formats of a language; `timeZone` is the person's own where it is left out. */
export function createFormat(language: SpokenLanguage, timeZone?: string): Format {
  const locale = LOCALES[language];
  const zone = timeZone === undefined ? {} : { timeZone };
  const number = lazy(() => new Intl.NumberFormat(locale));
  const dates = (parts: Intl.DateTimeFormatOptions) =>
    lazy(() => new Intl.DateTimeFormat(locale, { ...parts, ...zone }));
  const dateTime = dates({ dateStyle: 'medium', timeStyle: 'short' });
  const date = dates({ dateStyle: 'medium' });
  const time = dates({ timeStyle: 'short' });
  const timeOfDay = dates({ timeStyle: 'medium' });
  const style = lengthStyle(language);
  const length = lazy(() => new Intl.DurationFormat(locale, { style }));
  const seconds = lazy(() => new Intl.DurationFormat(locale, { style, secondsDisplay: 'always' }));
  const relative = lazy(() => new Intl.RelativeTimeFormat(locale, { numeric: 'always' }));
  return {
    number: (value) => number().format(value),
    date: (instant) => date().format(instant),
    dateTime: (instant) => dateTime().format(instant),
    time: (instant) => time().format(instant),
    timeOfDay: (instant) => timeOfDay().format(instant),
    length: (ms) => (ms < MINUTE_MS ? seconds : length)().format(lengthParts(ms)),
    bytes: (value) => formatBytes(value, locale),
    countdown(expiresAt, now) {
      const left = expiresAt - now;
      if (left <= 0) return { state: 'over', text: relative().format(...largestUnit(left)) };
      return { state: left < EXPIRES_SOON_MS ? 'soon' : 'later', text: relative().format(...largestUnit(left)) };
    },
  };
}

/** Making a format takes milliseconds, and most views need two. @returns what makes it when it is needed first. */
function lazy<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

/** @returns a play head's time, `4:05` or `1:04:05`; the same in every language. */
export function formatClock(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / SECOND_MS);
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const hours = Math.floor(seconds / 3600);
  if (hours > 0) parts.unshift(hours);
  return parts.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

/** Two units at most: nobody plans by the seconds of an hour. */
function lengthParts(ms: number): { hours?: number; minutes?: number; seconds?: number } {
  const seconds = Math.floor(Math.max(0, ms) / SECOND_MS);
  const minutes = Math.floor(seconds / 60);
  if (minutes >= 60) return { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
  return minutes > 0 ? { minutes, seconds: seconds % 60 } : { seconds };
}

/** The number of whole units that are left: "in 2 days" must never promise more than there is. */
function largestUnit(ms: number): [value: number, unit: Intl.RelativeTimeFormatUnit] {
  if (Math.abs(ms) >= DAY_MS) return [Math.trunc(ms / DAY_MS), 'day'];
  if (Math.abs(ms) >= HOUR_MS) return [Math.trunc(ms / HOUR_MS), 'hour'];
  return [Math.trunc(ms / MINUTE_MS), 'minute'];
}

function formatBytes(value: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = Math.min(units.length - 1, Math.floor(Math.log(Math.max(1, value)) / Math.log(KIB)));
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[power] ?? 'byte',
    maximumFractionDigits: power > 1 ? 1 : 0,
  });
  return format.format(value / KIB ** power);
}
