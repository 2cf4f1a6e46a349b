import { Type, type Static } from 'typebox';
import { Instant, RecordingId } from './consent.ts';
import { PASSWORD_MAX_LENGTH } from './staff.ts';

/** Days that a link lasts where nothing is said, and at most; never longer than its recording. */
export const SHARE_DAYS = 7;
const SHARE_DAYS_MAX = 90;

/** Links of one recording; each is for a person or a meeting. */
export const SHARES_MAX = 50;

/** Characters of a link's password: it is for few people and for days, and its tries are counted. */
const SHARE_PASSWORD_MIN = 8;

const NAME_MAX = 80;
const TOKEN_MAX = 100;
const WHY_MAX = 200;

export const ShareId = Type.String({ pattern: '^[0-9a-f-]{36}$', description: 'A UUID.' });

const Part = {
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
};

/** What somebody wants to share: all of a recording, or a part of it, which is a clip. */
export const NewShare = Type.Object(
  {
    name: Type.String({
      minLength: 1,
      maxLength: NAME_MAX,
      pattern: '\\S',
      description: 'Whom it is for; the participant is told.',
    }),
    ...Part,
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: SHARE_DAYS_MAX, default: SHARE_DAYS })),
    password: Type.Optional(Type.String({ minLength: SHARE_PASSWORD_MIN, maxLength: PASSWORD_MAX_LENGTH })),
    why: Type.Optional(Type.String({ minLength: 1, maxLength: WHY_MAX })),
  },
  { additionalProperties: false },
);
export type NewShare = Static<typeof NewShare>;

export const Share = Type.Object({
  id: ShareId,
  name: Type.String(),
  from: Type.Union([Instant, Type.Null()], {
    description: 'Where the part begins: with the segment in which it was asked for. Null for all of the recording.',
  }),
  to: Type.Union([Instant, Type.Null()]),
  madeAt: Instant,
  by: Type.String(),
  until: Instant,
  hasPassword: Type.Boolean(),
});
export type Share = Static<typeof Share>;

/** Those that open something; one that was revoked or is over is not among them. */
export const ShareList = Type.Object({ shares: Type.Array(Share) });

export const ShareMade = Type.Object({
  share: Share,
  url: Type.String({ description: 'Shown in this answer only; its token is nowhere else.' }),
});
export type ShareMade = Static<typeof ShareMade>;

export const ShareOpening = Type.Object(
  {
    token: Type.String({ minLength: 1, maxLength: TOKEN_MAX }),
    password: Type.Optional(Type.String({ maxLength: PASSWORD_MAX_LENGTH })),
  },
  { additionalProperties: false },
);

export const ShareOpened = Type.Object({
  session: Type.String({ description: 'Send it as "Authorization: Bearer …".' }),
  recording: RecordingId,
  until: Type.Integer({ description: 'When the session ends; the link opens another.' }),
  linkUntil: Type.Integer({ description: 'When the link ends.' }),
});
export type ShareOpened = Static<typeof ShareOpened>;
