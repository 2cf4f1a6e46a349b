import { Type, type Static } from 'typebox';
import { Instant } from './consent.ts';
import { TAG_MAX } from './tag.ts';

/** What can be asked of a recording with yes or no. `live`: it is being made. `expiring`: it goes in the next days. */
export const RECORDING_MARKS = ['rage', 'dead', 'errors', 'notes', 'live', 'expiring'] as const;
export type RecordingMark = (typeof RECORDING_MARKS)[number];

/** How much of it whoever asks has watched. */
export const WATCHED_STATES = ['no', 'partly', 'yes'] as const;
export const WatchedState = Type.Enum([...WATCHED_STATES]);
export type WatchedState = Static<typeof WatchedState>;

/** In what order recordings are listed. `trouble`: those with the most rage clicks, dead clicks and errors first. */
export const RECORDING_ORDERS = ['newest', 'oldest', 'longest', 'expiring', 'trouble'] as const;
export const RecordingOrder = Type.Enum([...RECORDING_ORDERS]);
export type RecordingOrder = Static<typeof RecordingOrder>;

/** Characters of words that are searched for. */
export const SEARCH_MAX = 200;

/** Days that can be looked back: no recording is kept for longer than a year. */
const DAYS_MAX = 366;

const oneOf = RECORDING_MARKS.join('|');
const Marks = Type.String({
  pattern: `^(${oneOf})(,(${oneOf}))*$`,
  maxLength: SEARCH_MAX,
  description: `Separated by commas, of which all must hold: ${RECORDING_MARKS.join(', ')}.`,
});

const Words = (description: string) => Type.String({ minLength: 1, maxLength: SEARCH_MAX, description });
const Milliseconds = (description: string) => Type.Integer({ minimum: 0, description });

/** What is kept of a filter under a name: all but words that may name a participant. */
export const KeptFilter = Type.Object(
  {
    site: Type.Optional(Type.String({ maxLength: 64 })),
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: DAYS_MAX, description: 'Begun in the last days.' })),
    from: Type.Optional(Instant),
    to: Type.Optional(Instant),
    longer: Type.Optional(Milliseconds('At least as many milliseconds long.')),
    shorter: Type.Optional(Milliseconds('At most as many milliseconds long.')),
    page: Type.Optional(Words('In the address of a page that was visited.')),
    clicked: Type.Optional(Words('In the label of what was clicked, opened or sent.')),
    collection: Type.Optional(Type.String({ pattern: '^[0-9a-f-]{36}$', description: 'In this collection.' })),
    tag: Type.Optional(Type.String({ minLength: 1, maxLength: TAG_MAX, description: 'With this tag.' })),
    has: Type.Optional(Marks),
    watched: Type.Optional(WatchedState),
    order: Type.Optional(RecordingOrder),
  },
  { additionalProperties: false },
);
export type KeptFilter = Static<typeof KeptFilter>;

/** Which recordings are listed; what is left out leaves none out. */
export const RecordingFilter = Type.Object({
  ...KeptFilter.properties,
  search: Type.Optional(Words('In the id of the participant, in addresses or in labels.')),
});
export type RecordingFilter = Static<typeof RecordingFilter>;
