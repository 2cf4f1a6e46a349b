import { Type, type Static } from 'typebox';
import { LEVELS } from './level.ts';

export const LevelSchema = Type.Enum([...LEVELS]);

/** Text in each language that it was written in, by BCP 47 language code: `{ en: '…', nl: '…' }`. */
export const Localised = Type.Record(Type.String({ pattern: '^[a-z]{2}$' }), Type.String({ minLength: 1 }));

/** What recordings are for, as terms of the Data Privacy Vocabulary (https://w3id.org/dpv). */
export const PURPOSES = [
  'OptimiseUserInterface',
  'ImproveExistingProductsAndServices',
  'ResearchAndDevelopment',
  'CustomerCare',
] as const;

/** Somebody who handles recordings on behalf of the controller, such as who hosts the server. */
const Processor = Type.Object(
  {
    name: Type.String({ minLength: 1 }),
    service: Type.String({ minLength: 1 }),
    country: Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2.' }),
  },
  { additionalProperties: false },
);

/**
 * What a participant is asked about: the settings that fill the notice's sentences. Published with a site and
 * immutable from then on; `hash` is what a consent names, so that it can be proved later what was shown.
 */
export const Notice = Type.Object(
  {
    version: Type.String({
      minLength: 1,
      description: "The site's own name for this version, shown to the participant.",
    }),
    updated: Type.String({ format: 'date', description: 'When the notice was last changed.' }),
    controller: Type.String({ minLength: 1, description: 'Who decides about the recording and answers for it.' }),
    contact: Type.String({ minLength: 1, description: 'An e-mail address or URL for questions and requests.' }),
    address: Type.Optional(Type.String({ minLength: 1, description: "The controller's postal address." })),
    country: Type.Optional(
      Type.String({ pattern: '^[A-Z]{2}$', description: 'Whose law holds for the controller (ISO 3166-1 alpha-2).' }),
    ),
    purposes: Type.Optional(
      Type.Array(Type.Enum([...PURPOSES]), {
        minItems: 1,
        description: 'For the consent record; the first two if left out.',
      }),
    ),
    purpose: Localised,
    watchers: Localised,
    windowMinutes: Type.Integer({ minimum: 1, maximum: 120 }),
    retentionDays: Type.Integer({ minimum: 1, maximum: 365 }),
    level: LevelSchema,
    recipients: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        description: 'Who gets recordings besides the controller; nobody if left out.',
      }),
    ),
    processors: Type.Array(Processor, { description: 'Empty where nobody but the controller handles them.' }),
    fallback: Type.Optional(
      Type.String({
        pattern: '^[a-z]{2}$',
        description: 'The language to ask in where the page speaks one without words; en if left out.',
      }),
    ),
    policyUrl: Type.Optional(Type.String({ format: 'uri' })),
    text: Type.Optional(
      Type.String({
        pattern: '^[0-9a-f]{64}$',
        description: 'SHA-256 of the longer texts that were published with it.',
      }),
    ),
  },
  { additionalProperties: false },
);
export type Notice = Static<typeof Notice>;

/**
 * A notice as the script carries it: with its own SHA-256 (hex, over its canonical JSON), and with that of what is done
 * (purposes, level, rules, window, retention, recipients, processors, controller). Another `process` asks again.
 */
export type PublishedNotice = Notice & { hash: string; process: string };

/** The languages in which the script can ask. */
export const NOTICE_LANGUAGES = ['en', 'nl', 'fr', 'de', 'es', 'it', 'pt', 'pl', 'ar'] as const;
export type NoticeLanguage = (typeof NOTICE_LANGUAGES)[number];
