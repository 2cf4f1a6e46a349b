import { Type, type Static } from 'typebox';
import { Indication, Instant, RecordingId, SiteKey, Subject } from './consent.ts';
import { LevelSchema } from './notice.ts';
import { RecordingSummary } from './recording.ts';
import { RecordingState } from './recording-state.ts';

/** The unguessable part of the address of a participant's page. */
export const ParticipantToken = Type.String({ pattern: '^[\\w-]{22,128}$' });

export const ParticipantLink = Type.Object({
  url: Type.String({ description: "The participant's page with a token in its fragment, which no server is sent." }),
});
export type ParticipantLink = Static<typeof ParticipantLink>;

/** A link that the helpdesk sends: it opens once, and only for a short time. */
export const HelpdeskLink = Type.Object({ ...ParticipantLink.properties, until: Instant });
export type HelpdeskLink = Static<typeof HelpdeskLink>;

export const ParticipantSessionRequest = Type.Object({ token: ParticipantToken }, { additionalProperties: false });

export const ParticipantSession = Type.Object({
  session: Type.String({ description: 'Sent back as "Authorization: Bearer …".' }),
  until: Instant,
  site: SiteKey,
  siteName: Type.String(),
});
export type ParticipantSession = Static<typeof ParticipantSession>;

/** One event of a participant's consent. */
export const ConsentEvent = Type.Object({
  at: Instant,
  kind: Type.Enum(['given', 'paused', 'resumed', 'stopped', 'erased', 'expired']),
  recording: RecordingId,
  noticeVersion: Type.String(),
  noticeUrl: Type.String(),
  language: Type.String(),
  level: LevelSchema,
  how: Type.Union([Indication, Type.Null()], { description: 'Null for what happened by itself, such as an expiry.' }),
  receipt: Type.Union([Type.String(), Type.Null()]),
});
export type ConsentEvent = Static<typeof ConsentEvent>;

/** Who opened, watched, exported, shared or erased what. */
export const WatchedRange = Type.Object({
  at: Instant,
  who: Type.String({ description: 'A role or a name, as the site wants it.' }),
  what: Type.Enum(['opened', 'watched', 'exported', 'shared', 'erased']),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
  why: Type.Optional(Type.String()),
});
export type WatchedRange = Static<typeof WatchedRange>;

export const REQUEST_KINDS = ['access', 'rectification', 'restriction', 'objection', 'question'] as const;

/** What a participant asks for beyond what the page does by itself. */
export const NewRightsRequest = Type.Object(
  { kind: Type.Enum([...REQUEST_KINDS]), text: Type.String({ minLength: 1, maxLength: 4000 }) },
  { additionalProperties: false },
);
export type NewRightsRequest = Static<typeof NewRightsRequest>;

export const RightsRequest = Type.Object({
  id: Type.String(),
  site: SiteKey,
  subject: Subject,
  kind: Type.Enum([...REQUEST_KINDS]),
  text: Type.String(),
  at: Instant,
  dueAt: Instant,
  state: Type.Enum(['open', 'answered']),
  answer: Type.Optional(Type.String()),
  answeredAt: Type.Optional(Instant),
});
export type RightsRequest = Static<typeof RightsRequest>;

export const RightsRequestList = Type.Object({ requests: Type.Array(RightsRequest) });
export type RightsRequestList = Static<typeof RightsRequestList>;

export const RequestAnswer = Type.Object(
  { answer: Type.String({ minLength: 1, maxLength: 4000 }) },
  { additionalProperties: false },
);

/** A recording as its participant sees it. */
export const OwnRecording = Type.Intersect([
  RecordingSummary,
  Type.Object({ state: RecordingState, watched: Type.Array(WatchedRange) }),
]);
export type OwnRecording = Static<typeof OwnRecording>;

/** All that is known of one participant of one site. */
export const ParticipantOverview = Type.Object({
  site: SiteKey,
  siteName: Type.String(),
  controller: Type.String(),
  contact: Type.String(),
  subject: Subject,
  consents: Type.Array(ConsentEvent),
  recordings: Type.Array(OwnRecording),
  erasures: Type.Array(Type.Object({ recording: RecordingId, at: Instant, receipt: Type.String() })),
  requests: Type.Array(RightsRequest),
});
export type ParticipantOverview = Static<typeof ParticipantOverview>;
