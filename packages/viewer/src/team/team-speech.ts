import { useSpeech, type Language } from '../texts/texts.ts';
import { en, type TeamTexts } from './texts/en.ts';
import { nl } from './texts/nl.ts';

const TEAM_TEXTS: Record<Language, TeamTexts> = { en, nl };

/** @returns the texts of the team in the studio's language. */
export function useTeamTexts(): TeamTexts {
  return TEAM_TEXTS[useSpeech().language];
}
