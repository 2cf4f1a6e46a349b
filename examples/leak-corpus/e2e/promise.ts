import { LEVELS, type Level } from '@opname/protocol';
import type { Channel } from '../corpus/channel.ts';

const strictness = (level: Level) => LEVELS.indexOf(level);

/** @returns whether the channel's value may not be in a recording at the level. */
export function mustHide({ hidden }: Channel, level: Level): boolean {
  if (hidden === 'always' || hidden === 'never') return hidden === 'always';
  return strictness(level) >= strictness(hidden);
}

/** @returns whether the channel's value is harmless at the level, so that a recording must have it. */
export function mustShow(channel: Channel, level: Level): boolean {
  return !mustHide(channel, level);
}
