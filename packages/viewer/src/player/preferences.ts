/** How a person likes to watch; it stays when the page changes. */
export interface Preferences {
  speed: number;
  skipInactive: boolean;
  /** Fitted into the room that there is, or in the page's own size. */
  fit: boolean;
  /** Masks are marked with a colour. */
  masks: boolean;
}

/** How many times as fast as it happened. Above 16 nobody follows what is seen. */
export const SPEEDS = [0.5, 1, 2, 4, 8, 16] as const;

export const FIRST_PREFERENCES: Preferences = { speed: 1, skipInactive: true, fit: true, masks: false };
