import { createContext, use } from 'react';
import { createFormat, type Format } from '../format.ts';
import { en, type Texts } from './en.ts';
import { nl } from './nl.ts';

export const LANGUAGES = ['en', 'nl'] as const;
export type Language = (typeof LANGUAGES)[number];

export const TEXTS: Record<Language, Texts> = { en, nl };

/** Where the person's own choice is kept, in this browser only. */
const STORAGE_KEY = 'opname-language';

/** @returns the language chosen before, else the first of the browser's that there are texts for, else English. */
export function chooseLanguage(stored: string | null, preferred: readonly string[]): Language {
  const known = [stored ?? '', ...preferred].map((tag) => tag.slice(0, 2).toLowerCase());
  return known.find(isLanguage) ?? 'en';
}

/** @returns the language to start with. */
export function readLanguage(storage: Storage, preferred: readonly string[]): Language {
  return chooseLanguage(storage.getItem(STORAGE_KEY), preferred);
}

export function writeLanguage(storage: Storage, language: Language): void {
  storage.setItem(STORAGE_KEY, language);
}

/** What a component needs to speak. */
interface Speech {
  language: Language;
  t: Texts;
  format: Format;
  speak: (language: Language) => void;
}

export function createSpeech(language: Language, speak: (language: Language) => void): Speech {
  return { language, t: TEXTS[language], format: createFormat(language), speak };
}

export const SpeechContext = createContext<Speech | null>(null);

/** @returns the texts and formats of the language in use. */
export function useSpeech(): Speech {
  const speech = use(SpeechContext);
  if (!speech) throw new Error('useSpeech was called outside the studio; render it below SpeechContext.');
  return speech;
}

function isLanguage(value: string): value is Language {
  return LANGUAGES.some((language) => language === value);
}
