import { createContext, use } from 'react';
import type { Format } from '../format.ts';
import type { Problem } from '../problem.ts';
import type { Texts } from '../texts/en.ts';
import type { RecordingSource } from './recording-source.ts';

/** What the page that shows a player gives it; the studio, the participant's page and an archive each have their own. */
export interface PlayerHost {
  source: RecordingSource;
  /** The address of the replay document, which must be of this page's origin and may be framed where this page may. */
  replayAddress: string;
  texts: PlayerTexts;
  format: Format;
}

/** The player's words. The participant's page has them in each language that a notice is in. */
export interface PlayerTexts {
  player: Texts['player'];
  tryAgain: string;
  /** Only for those who work with recordings: what happened, and more ways to look at it. */
  expert?: Texts['expert'];
  explain: (problem: Problem) => { what: string; cure: string };
}

export const PlayerHostContext = createContext<PlayerHost | null>(null);

/** @returns what the player stands on. */
export function usePlayerHost(): PlayerHost {
  const host = use(PlayerHostContext);
  if (!host) throw new Error('usePlayerHost was called outside a player; give Player a host.');
  return host;
}
