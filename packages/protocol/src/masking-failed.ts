/** A reason among what a chunk says was left out: masking could not be relied upon, so that the recorder stopped. */
export const MASKING_FAILED = 'masking-failed';
