import type { DossierSpeech } from '../dossier/dossier-speech.ts';
import { useSpeech, type Language } from '../texts/texts.ts';
import { en, type OfficeTexts } from './texts/en.ts';
import { nl } from './texts/nl.ts';

const OFFICE_TEXTS: Record<Language, OfficeTexts> = { en, nl };

/** @returns the office's texts in the studio's language. */
export function useOfficeTexts(): OfficeTexts {
  return OFFICE_TEXTS[useSpeech().language];
}

/** @returns what the parts that the participant's page has too need to speak of a participant to staff. */
export function useStaffDossierSpeech(): DossierSpeech {
  const { language, format, speak } = useSpeech();
  const speakOurs = (chosen: string) => {
    if (chosen === 'en' || chosen === 'nl') speak(chosen);
  };
  return { language, direction: 'ltr', t: OFFICE_TEXTS[language].dossier, format, speak: speakOurs };
}
