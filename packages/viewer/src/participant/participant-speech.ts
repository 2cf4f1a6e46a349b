import type { DossierSpeech } from '../dossier/dossier-speech.ts';
import { createFormat } from '../format.ts';
import { directionOf, type ParticipantLanguage } from './texts/languages.ts';
import { PARTICIPANT_TEXTS } from './texts/texts.ts';

/** @returns what the participant's page and their archive need to speak a language. */
export function createParticipantSpeech(
  language: ParticipantLanguage,
  speak: (language: ParticipantLanguage) => void,
): DossierSpeech {
  const direction = directionOf(language);
  return { language, direction, t: PARTICIPANT_TEXTS[language], format: createFormat(language), speak };
}
