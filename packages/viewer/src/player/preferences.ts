/** How a person likes to watch; it stays when the page changes. */
export interface Preferences {
  speed: number;
  skipInactive: boolean;
}

/** How many times as fast as it happened. Above 16 nobody follows what is seen. */
export const SPEEDS = [1, 2, 4, 8, 16] as const;

export const FIRST_PREFERENCES: Preferences = { speed: 1, skipInactive: true };
