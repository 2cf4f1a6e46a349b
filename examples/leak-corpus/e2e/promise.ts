import { LEVELS, type Level } from '@opname/protocol';
import type { Channel } from '../corpus/channel.ts';
import type { Planted } from '../corpus/planted.ts';
import { findSecret } from '../secrets/find.ts';
import type { Haystack } from '../secrets/haystack.ts';

const strictness = (level: Level) => LEVELS.indexOf(level);

/** @returns whether the channel's value may not be in a recording at the level; where it may be, it must be. */
export function mustHide({ hidden }: Channel, level: Level): boolean {
  if (hidden === 'always' || hidden === 'never') return hidden === 'always';
  return strictness(level) >= strictness(hidden);
}

/** @returns those that are in there, each with how. */
export function found(planted: readonly Planted[], haystack: Haystack): string[] {
  return planted.flatMap(({ name, channel, secret }) => {
    const how = findSecret(haystack, secret, channel.isKnownLate);
    return how ? [`${name} (${channel.title}): ${how}`] : [];
  });
}

/** @returns those that are not in there. */
export function missing(planted: readonly Planted[], haystack: Haystack): string[] {
  return planted
    .filter(({ secret }) => !findSecret(haystack, secret))
    .map(({ name, channel }) => `${name} (${channel.title})`);
}

const CHOSEN = new Set(['isChecked', 'checked', 'selected', 'aria-checked']);

/** @returns whether anything in the events says that a box is ticked, or an option chosen. */
export function tellsChoices(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([name, inner]) =>
      (CHOSEN.has(name) && inner !== false && inner !== null && inner !== 'false') || tellsChoices(inner),
  );
}
