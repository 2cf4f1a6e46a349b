import { en, type ParticipantTexts } from './en.ts';
import { nl } from './nl.ts';
import type { ParticipantLanguage } from './languages.ts';

/** Complete in each language, or the compiler refuses it. */
export const PARTICIPANT_TEXTS: Record<ParticipantLanguage, ParticipantTexts> = { en, nl };
