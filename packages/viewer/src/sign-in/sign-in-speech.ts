import { useSpeech, type Language } from '../texts/texts.ts';
import { en, type SignInTexts } from './texts/en.ts';
import { nl } from './texts/nl.ts';

const SIGN_IN_TEXTS: Record<Language, SignInTexts> = { en, nl };

/** @returns the texts of signing in, in the studio's language. */
export function useSignInTexts(): SignInTexts {
  return SIGN_IN_TEXTS[useSpeech().language];
}
