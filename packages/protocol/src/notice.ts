import { Type, type Static } from 'typebox';
import { LEVELS } from './level.ts';

export const LevelSchema = Type.Enum([...LEVELS]);

/** Text in each language that it was written in, by BCP 47 language code: `{ en: '…', nl: '…' }`. */
const Localised = Type.Record(Type.String({ pattern: '^[a-z]{2}$' }), Type.String({ minLength: 1 }));

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
    purpose: Localised,
    watchers: Localised,
    windowMinutes: Type.Integer({ minimum: 1, maximum: 120 }),
    retentionDays: Type.Integer({ minimum: 1, maximum: 365 }),
    level: LevelSchema,
    policyUrl: Type.Optional(Type.String({ format: 'uri' })),
  },
  { additionalProperties: false },
);
export type Notice = Static<typeof Notice>;

/** A notice with its own SHA-256 (hex, over its canonical JSON), as the script carries it. */
export type PublishedNotice = Notice & { hash: string };

/** The languages in which the script can ask. */
export const NOTICE_LANGUAGES = ['en', 'nl'] as const;
export type NoticeLanguage = (typeof NOTICE_LANGUAGES)[number];
