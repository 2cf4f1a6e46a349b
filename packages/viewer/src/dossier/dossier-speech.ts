import { createContext, use } from 'react';
import type { Format } from '../format.ts';
import type { ParticipantTexts } from '../participant/texts/en.ts';
import type { ParticipantLanguage } from '../participant/texts/languages.ts';

/** What the parts that tell of a participant say; staff read them in words of their own. */
export type DossierTexts = ParticipantTexts;

/** What the participant's page, their archive and the privacy office need to speak. */
export interface DossierSpeech {
  language: ParticipantLanguage;
  direction: 'ltr' | 'rtl';
  t: DossierTexts;
  format: Format;
  speak: (language: ParticipantLanguage) => void;
}

export const DossierSpeechContext = createContext<DossierSpeech | null>(null);

/** @returns the participant's texts and formats in the language in use. */
export function useDossierSpeech(): DossierSpeech {
  const speech = use(DossierSpeechContext);
  if (!speech) throw new Error('useDossierSpeech was called outside a dossier; render it below DossierSpeechContext.');
  return speech;
}
