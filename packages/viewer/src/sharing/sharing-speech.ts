import { useSpeech, type Language } from '../texts/texts.ts';
import { en, type SharingTexts } from './texts/en.ts';
import { nl } from './texts/nl.ts';

const SHARING_TEXTS: Record<Language, SharingTexts> = { en, nl };

/** @returns the texts of sharing, in the language in use. */
export function useSharingTexts(): SharingTexts {
  return SHARING_TEXTS[useSpeech().language];
}
