/** How much is shown where no rule speaks, from the laxest to the strictest. */
export const LEVELS = ['screen', 'inputs', 'structure'] as const;

export type Level = (typeof LEVELS)[number];

/** @returns whether `value` names a level. */
export function isLevel(value: unknown): value is Level {
  return LEVELS.some((level) => level === value);
}

/** @returns the stricter of two levels: a page can tighten what its site allows, never loosen it. */
export function stricterLevel(a: Level, b: Level): Level {
  return LEVELS.indexOf(a) > LEVELS.indexOf(b) ? a : b;
}
