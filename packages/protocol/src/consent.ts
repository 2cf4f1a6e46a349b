import { Type, type Static } from 'typebox';
import { SUBJECT_MAX_LENGTH } from './limits.ts';
import { LevelSchema } from './notice.ts';

/** Milliseconds since 1970-01-01 UTC by the server's clock, which is the one that decides. */
export const Instant = Type.Integer({ minimum: 0, description: 'Milliseconds since 1970-01-01 UTC.' });

export const RecordingId = Type.String({ pattern: '^[0-9a-f-]{36}$', description: 'A UUID.' });
export const PageId = Type.String({ pattern: '^[0-9a-f-]{36}$', description: 'A UUID made by the page.' });

/** A yes, as the page sends it. A no is never sent. */
export const ConsentRequest = Type.Object(
  {
    site: Type.String({ minLength: 1, maxLength: 64 }),
    subject: Type.String({ minLength: 1, maxLength: SUBJECT_MAX_LENGTH, pattern: '^[^\\u0000-\\u001f\\u007f]+$' }),
    trialStart: Type.Optional(Instant),
    notice: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'The hash of the notice that was shown.' }),
    language: Type.String({ pattern: '^[a-z]{2}$', description: 'The language it was shown in.' }),
    level: LevelSchema,
  },
  { additionalProperties: false },
);
export type ConsentRequest = Static<typeof ConsentRequest>;

/** The answer to a yes: permission to record, and what the recorder must know to keep within it. */
export const Granted = Type.Object({
  grant: Type.String({ description: 'Signed; sent back as "Authorization: Bearer …" with each chunk.' }),
  recording: RecordingId,
  level: LevelSchema,
  now: Instant,
  until: Instant,
  rules: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), {
      description: "The site's rules as they were written; the recorder checks and applies them.",
    }),
  ),
});
export type Granted = Static<typeof Granted>;

/** What a grant says. The server signs it and believes nothing else that a page sends. */
export interface GrantClaims {
  recording: string;
  site: string;
  /** The window's end; milliseconds since 1970. */
  until: number;
}
