import { Type, type Static } from 'typebox';
import { AccountId, Hash, Instant, RecordingId, SiteKey, Subject } from './consent.ts';
import { Localised, Notice } from './notice.ts';
import { ParticipantOverview, WatchedRange } from './participant.ts';

/** A line of the list of participants. */
export const SubjectSummary = Type.Object({
  site: SiteKey,
  subject: Subject,
  recordings: Type.Integer(),
  lastConsentAt: Type.Union([Instant, Type.Null()]),
  requestsOpen: Type.Integer(),
});
export type SubjectSummary = Static<typeof SubjectSummary>;

export const SubjectList = Type.Object({ subjects: Type.Array(SubjectSummary) });
export type SubjectList = Static<typeof SubjectList>;

/** What the participant sees too, with what was removed and which links were made. */
export const SubjectOverview = Type.Intersect([
  ParticipantOverview,
  Type.Object({
    removals: Type.Array(
      Type.Object({ recording: RecordingId, at: Instant, why: Type.Enum(['erased', 'expired']), by: Type.String() }),
    ),
    links: Type.Array(
      Type.Object({ at: Instant, by: Type.String(), until: Instant, state: Type.Enum(['open', 'used', 'revoked']) }),
    ),
  }),
]);
export type SubjectOverview = Static<typeof SubjectOverview>;

/** An entry of the watch log. */
export const WatchLogEntry = Type.Object({
  seq: Type.Integer(),
  site: SiteKey,
  recording: RecordingId,
  ...WatchedRange.properties,
});
export type WatchLogEntry = Static<typeof WatchLogEntry>;

export const WatchLogList = Type.Object({
  entries: Type.Array(WatchLogEntry),
  next: Type.Union([Type.String(), Type.Null()], { description: 'Pass as `after` to get what follows.' }),
});
export type WatchLogList = Static<typeof WatchLogList>;

/** A stretch that was played. */
export const Watched = Type.Object({ from: Instant, to: Instant }, { additionalProperties: false });
export type Watched = Static<typeof Watched>;

/** A company whose participants may or may not be asked. */
export const Account = Type.Object({
  site: SiteKey,
  account: AccountId,
  forbidden: Type.Boolean(),
  at: Instant,
  by: Type.String({ description: 'Who said so, as they were named in the request.' }),
});
export type Account = Static<typeof Account>;

export const AccountList = Type.Object({ accounts: Type.Array(Account) });
export type AccountList = Static<typeof AccountList>;

export const AccountChange = Type.Object(
  { forbidden: Type.Boolean(), by: Type.String({ minLength: 1, maxLength: 256 }) },
  { additionalProperties: false },
);
export type AccountChange = Static<typeof AccountChange>;

export const DOCUMENT_KINDS = ['notice', 'policy'] as const;
export const DocumentKind = Type.Enum([...DOCUMENT_KINDS]);
export type DocumentKind = Static<typeof DocumentKind>;

/** What is written before it is published. A notice has settings; a policy is only text. */
export const DocumentDraft = Type.Object(
  {
    version: Type.String({ minLength: 1, maxLength: 64 }),
    updated: Type.String({ format: 'date' }),
    settings: Type.Optional(Notice),
    texts: Localised,
  },
  { additionalProperties: false },
);
export type DocumentDraft = Static<typeof DocumentDraft>;

/** A draft as everybody would see it once it is published. It has no hash, so that no consent can name it. */
export const DraftPreview = Type.Object({
  notice: Type.Union([Notice, Type.Null()]),
  rules: Type.Optional(Type.Unknown({ description: 'The rules of the site, which the notice counts.' })),
  policy: Type.Union([Type.String(), Type.Null()], { description: "The address of the site's own published policy." }),
  page: Type.String({ description: 'Its public page: HTML that needs no script.' }),
});
export type DraftPreview = Static<typeof DraftPreview>;

export const DocumentVersion = Type.Object({
  version: Type.String(),
  updated: Type.String(),
  publishedAt: Instant,
  publishedBy: Type.String(),
  hash: Hash,
  process: Type.Optional(Hash),
  languages: Type.Array(Type.String()),
  url: Type.String(),
});
export type DocumentVersion = Static<typeof DocumentVersion>;

export const SiteDocument = Type.Object({
  site: SiteKey,
  siteName: Type.String(),
  kind: DocumentKind,
  draft: Type.Union([DocumentDraft, Type.Null()]),
  versions: Type.Array(DocumentVersion),
});
export type SiteDocument = Static<typeof SiteDocument>;

export const SiteDocumentList = Type.Object({ documents: Type.Array(SiteDocument) });
export type SiteDocumentList = Static<typeof SiteDocumentList>;

export const Published = Type.Object({
  version: DocumentVersion,
  asksAgain: Type.Boolean({ description: 'Whether participants who said yes before will be asked again.' }),
});
export type Published = Static<typeof Published>;

/** A record of processing activities as GDPR art. 30(1) wants it, of the recordings of one site. */
export const ProcessingRecord = Type.Object({
  site: SiteKey,
  siteName: Type.String(),
  madeAt: Instant,
  controller: Type.Object({
    name: Type.String(),
    address: Type.Optional(Type.String()),
    country: Type.Optional(Type.String()),
    contact: Type.String(),
  }),
  purposes: Type.Array(Type.String({ description: 'Terms of the Data Privacy Vocabulary.' })),
  purpose: Localised,
  legalBasis: Type.Literal('consent'),
  subjects: Type.Array(Type.Enum(['participants', 'people-on-the-screen', 'staff'])),
  data: Type.Array(
    Type.Enum(['screen', 'masked-screen', 'layout', 'actions', 'insights', 'consent', 'requests', 'watch-log']),
  ),
  level: Type.String(),
  rules: Type.Object({ version: Type.String(), count: Type.Integer() }),
  recipients: Type.Array(Type.String()),
  watchers: Localised,
  processors: Notice.properties.processors,
  thirdCountries: Type.Array(
    Type.String({ description: 'Countries of processors outside the European Economic Area.' }),
  ),
  retention: Type.Object({ windowMinutes: Type.Integer(), recordingDays: Type.Integer(), requestDays: Type.Integer() }),
  security: Type.Array(
    Type.Enum([
      'consent-first',
      'masking-twice',
      'key-for-each-recording',
      'keys-apart',
      'roles',
      'watch-log',
      'reason-asked',
      'verified-erasure',
    ]),
  ),
  notice: Type.Object({ version: Type.String(), updated: Type.String(), hash: Hash, url: Type.String() }),
});
export type ProcessingRecord = Static<typeof ProcessingRecord>;

export const ProcessingRecordList = Type.Object({ records: Type.Array(ProcessingRecord) });
