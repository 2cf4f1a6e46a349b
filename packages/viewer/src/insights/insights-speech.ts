import { useSpeech, type Language } from '../texts/texts.ts';
import { en, type InsightTexts } from './texts/en.ts';
import { nl } from './texts/nl.ts';

const INSIGHT_TEXTS: Record<Language, InsightTexts> = { en, nl };

/** @returns the texts of insights, in the language in use. */
export function useInsightTexts(): InsightTexts {
  return INSIGHT_TEXTS[useSpeech().language];
}
