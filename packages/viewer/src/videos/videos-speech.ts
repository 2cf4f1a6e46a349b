import { useSpeech, type Language } from '../texts/texts.ts';
import { en, type VideosTexts } from './texts/en.ts';
import { nl } from './texts/nl.ts';

const VIDEOS_TEXTS: Record<Language, VideosTexts> = { en, nl };

/** @returns the texts about videos, in the language in use. */
export function useVideosTexts(): VideosTexts {
  return VIDEOS_TEXTS[useSpeech().language];
}
