import type { NoticeLanguage } from '@opname/protocol';
import { AR } from './ar.ts';
import type { ControlTexts } from './control-texts.ts';
import { DE } from './de.ts';
import { EN } from './en.ts';
import { ES } from './es.ts';
import { FR } from './fr.ts';
import { IT } from './it.ts';
import { NL } from './nl.ts';
import { PL } from './pl.ts';
import { PT } from './pt.ts';

export const CONTROL_TEXTS: Record<NoticeLanguage, ControlTexts> = {
  en: EN,
  nl: NL,
  fr: FR,
  de: DE,
  es: ES,
  it: IT,
  pt: PT,
  pl: PL,
  ar: AR,
};
