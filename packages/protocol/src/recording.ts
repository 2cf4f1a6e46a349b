import { Type, type Static } from 'typebox';
import { Instant, PageId, RecordingId } from './consent.ts';
import { LevelSchema } from './notice.ts';

/** `live`: something came in the last minutes, or waits to be packed. `complete`: all that came is packed; a page that wakes up within the window makes it live again. */
export const RecordingStatus = Type.Enum(['live', 'complete']);

/** One line of the list. */
export const RecordingSummary = Type.Object({
  id: RecordingId,
  site: Type.String(),
  siteName: Type.String(),
  subject: Type.String(),
  level: LevelSchema,
  language: Type.String(),
  noticeVersion: Type.String(),
  rulesVersion: Type.String({ description: "The version of the site's rules at the consent; `none` without rules." }),
  status: RecordingStatus,
  consentedAt: Instant,
  until: Instant,
  expiresAt: Instant,
  startedAt: Type.Union([Instant, Type.Null()], { description: 'Time of the first packed event.' }),
  endedAt: Type.Union([Instant, Type.Null()], { description: 'Time of the last packed event.' }),
  pages: Type.Integer(),
  events: Type.Integer(),
  bytes: Type.Integer({ description: 'Bytes that the recording holds on the server.' }),
});
export type RecordingSummary = Static<typeof RecordingSummary>;

/** A stretch of one page that begins with a keyframe and is opened by itself. */
export const Segment = Type.Object({
  id: Type.String(),
  from: Instant,
  to: Instant,
  events: Type.Integer(),
  bytes: Type.Integer(),
});
export type Segment = Static<typeof Segment>;

/** One document life in one tab. */
export const Page = Type.Object({
  id: PageId,
  startedAt: Instant,
  endedAt: Instant,
  closed: Type.Boolean(),
  missingChunks: Type.Integer({ description: 'Chunks that the page numbered and the server never got.' }),
  dropped: Type.Record(Type.String(), Type.Integer(), { description: 'Events left out, by reason.' }),
  segments: Type.Array(Segment),
});
export type Page = Static<typeof Page>;

/** A recording with the index of its pack. */
export const RecordingDetails = Type.Intersect([RecordingSummary, Type.Object({ index: Type.Array(Page) })]);
export type RecordingDetails = Static<typeof RecordingDetails>;

export const RecordingList = Type.Object({
  recordings: Type.Array(RecordingSummary),
  next: Type.Union([Type.String(), Type.Null()], { description: 'Pass as `after` to get what follows.' }),
});
export type RecordingList = Static<typeof RecordingList>;
