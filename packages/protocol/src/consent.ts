import { Type, type Static } from 'typebox';
import { QUESTION_MAX_LENGTH, SUBJECT_MAX_LENGTH } from './limits.ts';
import { LevelSchema } from './notice.ts';

/** Milliseconds since 1970-01-01 UTC by the server's clock, which is the one that decides. */
export const Instant = Type.Integer({ minimum: 0, description: 'Milliseconds since 1970-01-01 UTC.' });

export const RecordingId = Type.String({ pattern: '^[0-9a-f-]{36}$', description: 'A UUID.' });
export const PageId = Type.String({ pattern: '^[0-9a-f-]{36}$', description: 'A UUID made by the page.' });
export const Hash = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 in hex.' });

/** A JWS in its compact form (RFC 7515). */
export const CompactJws = Type.String({ pattern: '^[\\w-]+\\.[\\w-]+\\.[\\w-]+$', maxLength: 16_384 });

export const SiteKey = Type.String({ minLength: 1, maxLength: 64 });
const Name = Type.String({ minLength: 1, maxLength: SUBJECT_MAX_LENGTH, pattern: '^[^\\u0000-\\u001f\\u007f]+$' });
/** A site's own id for a participant. */
export const Subject = Name;
/** A site's own id for the company or account that a participant belongs to. */
export const AccountId = Name;

/** By what act an answer was given or changed. */
export const INDICATIONS = ['notice', 'panel', 'indicator', 'host-app', 'participant-page', 'helpdesk'] as const;
export const Indication = Type.Enum([...INDICATIONS]);
export type Indication = Static<typeof Indication>;

/** How the question looked, so that years later it can be shown again exactly. Stored once by its hash. */
export const Shown = Type.Object(
  {
    component: Type.String({ pattern: '^[a-z-]+@[\\w.-]+$', maxLength: 64, description: 'opname-notice@VERSION' }),
    theme: Type.Enum(['light', 'dark']),
    direction: Type.Enum(['ltr', 'rtl']),
    viewport: Type.String({ pattern: '^\\d{1,5}x\\d{1,5}$', description: 'CSS pixels: width x height.' }),
    text: Type.String({
      minLength: 1,
      maxLength: QUESTION_MAX_LENGTH,
      description: 'Every word that was shown, of both layers, in the order in which it stood there.',
    }),
  },
  { additionalProperties: false },
);
export type Shown = Static<typeof Shown>;

/** A yes, as the page sends it. A no is never sent. */
export const ConsentRequest = Type.Object(
  {
    site: SiteKey,
    subject: Subject,
    trialStart: Type.Optional(Instant),
    trial: Type.Optional(
      Type.Union([CompactJws], { description: "The start of the trial, signed by the site's own back end." }),
    ),
    account: Type.Optional(AccountId),
    notice: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'The hash of the notice that was shown.' }),
    language: Type.String({ pattern: '^[a-z]{2}$', description: 'The language it was shown in.' }),
    level: LevelSchema,
    how: Type.Optional(Indication),
    shown: Shown,
  },
  { additionalProperties: false },
);
export type ConsentRequest = Static<typeof ConsentRequest>;

/** What `trial` says: made and signed by the back end of the site, with a key that is registered for the site. */
export interface TrialClaims {
  /** The subject that the page names too. */
  sub: string;
  /** Milliseconds since 1970; or `trial_start` in seconds since 1970. */
  trialStart?: number;
  trial_start?: number;
  /** The site's key, where the back end serves more than one. */
  aud?: string;
  account?: string;
  /** Seconds since 1970 (RFC 7519). */
  iat?: number;
  exp?: number;
}

/** How signed starts of trials may be signed. */
export const TRIAL_ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'RS256'] as const;

/** The answer to a yes: permission to record, and what the recorder must know to keep within it. */
export const Granted = Type.Object({
  grant: Type.String({ description: 'Signed; sent back as "Authorization: Bearer …" with each chunk.' }),
  recording: RecordingId,
  level: LevelSchema,
  now: Instant,
  until: Instant,
  process: Type.Union([Hash], { description: 'Of what is done; a notice with another one asks again.' }),
  receipt: Type.String({ description: 'The consent record (ISO/IEC TS 27560, JSON-LD) as a signed JWS.' }),
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
