/** The words around a document, in the languages that the pages speak themselves; documents are in any language. */
export interface PageWords {
  /** Its own code, for names of countries and languages. */
  language: PageLanguage;
  skip: string;
  notice: { title: string; current: string };
  policy: { title: string; current: string };
  processors: string;
  processorsLead: string;
  noProcessors: string;
  service: string;
  country: string;
  name: string;
  version: (version: string) => string;
  updated: (date: string) => string;
  inForce: string;
  noLongerInForce: string;
  draft: string;
  readCurrent: string;
  versions: string;
  versionsLead: string;
  isCurrent: string;
  changes: string;
  compare: string;
  older: string;
  newer: string;
  comparison: string;
  between: (before: string, after: string) => string;
  legend: { before: string; gone: string; and: string; added: string };
  unchanged: (count: number) => string;
  nothingChanged: string;
  settings: string;
  text: string;
  noText: string;
  onlyIn: (version: string) => string;
  otherLanguage: (language: string) => string;
  languages: string;
  fingerprint: string;
  documents: string;
  table: string;
  missing: { title: string; text: string };
  facts: {
    controller: string;
    contact: string;
    purpose: string;
    watchers: string;
    window: string;
    retention: string;
    counts: string;
    level: string;
    processors: string;
    recipients: string;
    policy: string;
  };
  minutes: (count: number) => string;
  days: (count: number) => string;
  counts: string;
  levels: { screen: string; inputs: string; structure: string };
  none: string;
}

export const PAGE_LANGUAGES = ['en', 'nl'] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

const en: PageWords = {
  language: 'en',
  skip: 'Skip to the text',
  notice: { title: 'Notice about recording', current: 'Notice' },
  policy: { title: 'Privacy policy', current: 'Privacy policy' },
  processors: 'Processors',
  processorsLead: 'Who handles recordings on behalf of the controller, as it is set up now.',
  noProcessors: 'Nobody else handles recordings: the controller runs the server itself.',
  service: 'What they do',
  country: 'Country',
  name: 'Name',
  version: (version) => `Version ${version}`,
  updated: (date) => `last updated ${date}`,
  inForce: 'This version is in force.',
  noLongerInForce: 'This version is no longer in force; it stays here to be read.',
  draft: 'This is a draft. Nobody has agreed to it, and it is not in force.',
  readCurrent: 'Read the current version',
  versions: 'All versions',
  versionsLead: 'Every version that was ever in force, the newest first. None is changed after it was published.',
  isCurrent: 'In force',
  changes: 'What changed',
  compare: 'Compare',
  older: 'From version',
  newer: 'to version',
  comparison: 'What changed',
  between: (before, after) => `From version ${before} to version ${after}`,
  legend: { before: 'Marked are words that ', gone: 'were taken out', and: ' and words that ', added: 'were added' },
  unchanged: (count) => (count === 1 ? 'One paragraph that did not change' : `${count} paragraphs that did not change`),
  nothingChanged: 'Nothing changed here.',
  settings: 'What is done',
  text: 'The text',
  noText: 'Neither version has a longer text.',
  onlyIn: (version) => `Only version ${version} has a text in this language.`,
  otherLanguage: (language) => `There is no text in English; this one is in ${language}.`,
  languages: 'Languages',
  fingerprint: 'Fingerprint (SHA-256) of this version',
  documents: 'Documents',
  table: 'Table',
  missing: {
    title: 'There is nothing here',
    text: 'No such document was published. Look at the address, or ask whoever sent you here.',
  },
  facts: {
    controller: 'Who decides and answers for it',
    contact: 'Questions and requests',
    purpose: 'What for',
    watchers: 'Who watches',
    window: 'What may be recorded',
    retention: 'How long it is kept',
    counts: 'What stays',
    level: 'How much is seen',
    processors: 'Who handles it for them',
    recipients: 'Who else gets it',
    policy: 'Privacy policy',
  },
  minutes: (count) => `At most ${count} minutes from the start of the trial`,
  days: (count) => (count === 1 ? 'One day after the recording ends' : `${count} days after the recording ends`),
  counts: 'Counts of what at least five people did, without names',
  levels: {
    screen: 'What is on the screen; sensitive fields are left out',
    inputs: 'What is on the screen; everything that is typed is masked',
    structure: 'Only the layout; all texts and pictures are masked',
  },
  none: 'Nobody',
};

const nl: PageWords = {
  language: 'nl',
  skip: 'Naar de tekst',
  notice: { title: 'Mededeling over opnemen', current: 'Mededeling' },
  policy: { title: 'Privacyverklaring', current: 'Privacyverklaring' },
  processors: 'Verwerkers',
  processorsLead: 'Wie opnamen verwerkt in opdracht van de verantwoordelijke, zoals het nu is ingericht.',
  noProcessors: 'Niemand anders verwerkt opnamen: de verantwoordelijke beheert de server zelf.',
  service: 'Wat ze doen',
  country: 'Land',
  name: 'Naam',
  version: (version) => `Versie ${version}`,
  updated: (date) => `laatst bijgewerkt op ${date}`,
  inForce: 'Deze versie geldt nu.',
  noLongerInForce: 'Deze versie geldt niet meer; ze blijft hier te lezen.',
  draft: 'Dit is een concept. Niemand heeft ermee ingestemd en het geldt niet.',
  readCurrent: 'Lees de huidige versie',
  versions: 'Alle versies',
  versionsLead: 'Elke versie die ooit gold, de nieuwste eerst. Na publicatie verandert er niets meer aan.',
  isCurrent: 'Geldt nu',
  changes: 'Wat er veranderde',
  compare: 'Vergelijk',
  older: 'Van versie',
  newer: 'naar versie',
  comparison: 'Wat er veranderde',
  between: (before, after) => `Van versie ${before} naar versie ${after}`,
  legend: {
    before: 'Gemarkeerd zijn woorden die ',
    gone: 'zijn geschrapt',
    and: ' en woorden die ',
    added: 'zijn toegevoegd',
  },
  unchanged: (count) => (count === 1 ? 'Eén alinea die niet veranderde' : `${count} alinea’s die niet veranderden`),
  nothingChanged: 'Hier veranderde niets.',
  settings: 'Wat er gebeurt',
  text: 'De tekst',
  noText: 'Geen van beide versies heeft een langere tekst.',
  onlyIn: (version) => `Alleen versie ${version} heeft een tekst in deze taal.`,
  otherLanguage: (language) => `Er is geen tekst in het Nederlands; deze is in het ${language}.`,
  languages: 'Talen',
  fingerprint: 'Vingerafdruk (SHA-256) van deze versie',
  documents: 'Documenten',
  table: 'Tabel',
  missing: {
    title: 'Hier is niets',
    text: 'Zo’n document is niet gepubliceerd. Controleer het adres, of vraag het aan wie u hierheen stuurde.',
  },
  facts: {
    controller: 'Wie beslist en verantwoordelijk is',
    contact: 'Vragen en verzoeken',
    purpose: 'Waarvoor',
    watchers: 'Wie kijkt',
    window: 'Wat er opgenomen mag worden',
    retention: 'Hoe lang het wordt bewaard',
    counts: 'Wat blijft',
    level: 'Hoeveel er te zien is',
    processors: 'Wie het voor hen verwerkt',
    recipients: 'Wie het verder krijgt',
    policy: 'Privacyverklaring',
  },
  minutes: (count) => `Hoogstens ${count} minuten vanaf het begin van de proefperiode`,
  days: (count) => (count === 1 ? 'Eén dag na het einde van de opname' : `${count} dagen na het einde van de opname`),
  counts: 'Tellingen van wat minstens vijf mensen deden, zonder namen',
  levels: {
    screen: 'Wat er op het scherm staat; gevoelige velden blijven weg',
    inputs: 'Wat er op het scherm staat; alles wat getypt wordt is gemaskeerd',
    structure: 'Alleen de indeling; alle teksten en afbeeldingen zijn gemaskeerd',
  },
  none: 'Niemand',
};

export const PAGE_WORDS: Readonly<Record<PageLanguage, PageWords>> = { en, nl };

/** English as it is written in Europe: the day before the month. */
const LOCALES: Readonly<Record<PageLanguage, string>> = { en: 'en-GB', nl: 'nl-NL' };

/** @returns the date as people write it in the language. */
export function formatDate(date: string | number, language: PageLanguage): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
}

/** @returns what people call a language, in another one. */
export function nameLanguage(code: string, inLanguage: string): string {
  return new Intl.DisplayNames(inLanguage, { type: 'language' }).of(code) ?? code;
}

/** Languages that are written from right to left, by ISO 639-1 code. */
const FROM_RIGHT = new Set(['ar', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

export function directionOf(language: string): 'ltr' | 'rtl' {
  return FROM_RIGHT.has(language) ? 'rtl' : 'ltr';
}
