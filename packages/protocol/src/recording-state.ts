import { Type, type Static } from 'typebox';
import { Indication, Instant } from './consent.ts';

/**
 * Whether a recording takes what is done now. `paused` and `stopped` by the participant (a new yes ends both); `ended`:
 * its window is over. One that was erased or has expired has no state: it is answered with 410.
 */
export const RECORDING_STATES = ['recording', 'paused', 'stopped', 'ended'] as const;
export const RecordingState = Type.Enum([...RECORDING_STATES]);
export type RecordingState = Static<typeof RecordingState>;

export const RecordingStateAnswer = Type.Object({ status: RecordingState, now: Instant, until: Instant });
export type RecordingStateAnswer = Static<typeof RecordingStateAnswer>;

/** What a pause, a resumption and a stop are asked with. */
export const StateChange = Type.Object({ how: Indication }, { additionalProperties: false });
export type StateChange = Static<typeof StateChange>;

export const StateChanged = Type.Object({
  ...RecordingStateAnswer.properties,
  receipt: Type.Optional(Type.String({ description: 'After a stop: the consent record with its end, signed.' })),
});
export type StateChanged = Static<typeof StateChanged>;

/** The answer to an erasure. The same recording always gives the same receipt. */
export const Erased = Type.Object({
  receipt: Type.String({
    description: 'Signed (JWS): what is gone, what is kept and why, until when backups hold it.',
  }),
});
export type Erased = Static<typeof Erased>;
