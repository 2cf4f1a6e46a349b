import { en, type ParticipantTexts } from './en.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import type { ParticipantLanguage } from './languages.ts';

/** Complete in each language, or the compiler refuses it. */
export const PARTICIPANT_TEXTS: Record<ParticipantLanguage, ParticipantTexts> = { en, nl, fr, de, es, it, pt, pl, ar };
