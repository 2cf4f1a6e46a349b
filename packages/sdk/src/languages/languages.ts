import type { NoticeLanguage } from '@opname/protocol';
import type { NoticeTexts } from '../notice/notice-texts.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';

/** The words of every language, for the server, which writes those that are asked for into the script. */
export const LANGUAGE_TEXTS: Record<NoticeLanguage, NoticeTexts> = {
  en: en.texts,
  nl: nl.texts,
  fr: fr.texts,
  de: de.texts,
  es: es.texts,
  it: it.texts,
  pt: pt.texts,
  pl: pl.texts,
  ar: ar.texts,
};
