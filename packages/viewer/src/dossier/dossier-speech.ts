import { createContext, use } from 'react';
import { createFormat, type Format } from '../format.ts';
import type { ParticipantTexts } from '../participant/texts/en.ts';
import { directionOf, type ParticipantLanguage } from '../participant/texts/languages.ts';
import { PARTICIPANT_TEXTS } from '../participant/texts/texts.ts';

/** What the participant's page and their archive need to speak. */
export interface DossierSpeech {
  language: ParticipantLanguage;
  direction: 'ltr' | 'rtl';
  t: ParticipantTexts;
  format: Format;
  speak: (language: ParticipantLanguage) => void;
}

export function createDossierSpeech(
  language: ParticipantLanguage,
  speak: (language: ParticipantLanguage) => void,
): DossierSpeech {
  const direction = directionOf(language);
  return { language, direction, t: PARTICIPANT_TEXTS[language], format: createFormat(language), speak };
}

export const DossierSpeechContext = createContext<DossierSpeech | null>(null);

/** @returns the participant's texts and formats in the language in use. */
export function useDossierSpeech(): DossierSpeech {
  const speech = use(DossierSpeechContext);
  if (!speech) throw new Error('useDossierSpeech was called outside a dossier; render it below DossierSpeechContext.');
  return speech;
}
