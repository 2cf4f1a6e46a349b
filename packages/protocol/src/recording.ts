import { Type, type Static } from 'typebox';
import { Instant, PageId, RecordingId } from './consent.ts';
import { LevelSchema } from './notice.ts';
import { WatchedState } from './recording-filter.ts';

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
  events: Type.Integer({ description: 'Recorded events in it, without those of a made keyframe.' }),
  bytes: Type.Integer(),
  made: Type.Integer({
    minimum: 0,
    description:
      'How many events at its beginning the server made: the keyframe of a page that goes on. 0 where the recorder took it.',
  }),
});
export type Segment = Static<typeof Segment>;

/**
 * What can happen on a page, as far as the index tells. `fill`: a field was filled; what with is not said. `send`: a form
 * was sent. `menu`: something opened. `rage`: one place was clicked again and again. `dead`: a click that changed
 * nothing. `error`: a message that the participant saw. `idle`: nobody did anything from `at` to `to`. `missing`: chunks
 * that never came.
 */
export const HAPPENINGS = [
  'navigate',
  'click',
  'menu',
  'fill',
  'send',
  'rage',
  'dead',
  'error',
  'idle',
  'missing',
] as const;

/** One thing that happened. Its label is read from the masked page, so that nothing in it is unmasked. */
export const Happening = Type.Object({
  kind: Type.Enum([...HAPPENINGS]),
  at: Instant,
  to: Type.Optional(Instant),
  label: Type.Optional(Type.String({ description: 'The name of what was clicked, filled or opened, or an address.' })),
  count: Type.Optional(Type.Integer({ description: 'Clicks of a rage, or chunks that are missing.' })),
});
export type Happening = Static<typeof Happening>;

/** One document life in one tab. */
export const Page = Type.Object({
  id: PageId,
  startedAt: Instant,
  endedAt: Instant,
  closed: Type.Boolean(),
  missingChunks: Type.Integer({ description: 'Chunks that the page numbered and the server never got.' }),
  dropped: Type.Record(Type.String(), Type.Integer(), { description: 'Events left out, by reason.' }),
  segments: Type.Array(Segment),
  activity: Type.String({
    description:
      'How much happened in each second from that of `startedAt` on: a digit for each, 0 for nothing, each next one for twice as much.',
  }),
  happenings: Type.Array(Happening, { description: 'In the order of their times.' }),
  scrolledTo: Type.Number({
    minimum: 0,
    description: 'CSS pixels from the top of the page to the lowest edge of the window that was reached.',
  }),
});
export type Page = Static<typeof Page>;

/** A stretch in which the participant had paused: nothing of it was kept. */
export const Pause = Type.Object({
  from: Instant,
  to: Type.Union([Instant, Type.Null()], { description: '`null` while it lasts, or where it was never resumed.' }),
});
export type Pause = Static<typeof Pause>;

/** A recording with the index of its pack, and what is not in it because it was paused. */
export const RecordingDetails = Type.Intersect([
  RecordingSummary,
  Type.Object({ index: Type.Array(Page), pauses: Type.Array(Pause) }),
]);
export type RecordingDetails = Static<typeof RecordingDetails>;

/** How much of it whoever asks has watched; idle stretches do not count. */
export const WatchedShare = Type.Object({ state: WatchedState, share: Type.Number({ minimum: 0, maximum: 1 }) });
export type WatchedShare = Static<typeof WatchedShare>;

const Count = (description: string) => Type.Integer({ minimum: 0, description });

/** One line of the list: what it is, and what is counted of it once it is packed. */
export const ListedRecording = Type.Intersect([
  RecordingSummary,
  Type.Object({
    clicks: Count('Clicks, with those that sent a form.'),
    rage: Count('Places that were clicked again and again.'),
    dead: Count('Clicks that changed nothing.'),
    errors: Count('Messages of an error that the participant saw.'),
    notes: Count('Notes, with the answers to them.'),
    tags: Type.Array(Type.String(), { description: 'What experts find it by, by their names.' }),
    watched: WatchedShare,
  }),
]);
export type ListedRecording = Static<typeof ListedRecording>;

export const RecordingList = Type.Object({
  recordings: Type.Array(ListedRecording, { description: 'May be fewer than asked for, though more follow.' }),
  next: Type.Union([Type.String(), Type.Null()], { description: 'Pass as `after` to get what follows.' }),
});
export type RecordingList = Static<typeof RecordingList>;
