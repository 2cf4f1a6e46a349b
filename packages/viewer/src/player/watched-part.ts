/** What is told of a player's state to know what has been watched: times in milliseconds since 1970. */
interface Moment {
  playing: boolean;
  /** Stretches without activity are skipped over, and so not watched. */
  skipping: boolean;
  at: number;
}

export interface WatchedPart {
  from: number;
  to: number;
}

/** Milliseconds between two moments of one part: at 16 times the speed a tenth of a second is 1.6 s. */
const ONE_PART_MS = 5_000;

/** Milliseconds of a part after which it is told, though it goes on: a crash loses no more than this. */
const TELL_AFTER_MS = 30_000;

export interface WatchedParts {
  note(moment: Moment): void;
  /** Tells what has been watched and not told yet. */
  tell(): void;
}

/** @returns what puts a player's moments together to parts that were really seen. */
export function createWatchedParts(onPart: (part: WatchedPart) => void): WatchedParts {
  let part: WatchedPart | null = null;
  const tell = () => {
    if (part && part.to > part.from) onPart(part);
    part = part && { from: part.to, to: part.to };
  };
  const end = () => {
    tell();
    part = null;
  };
  return {
    tell,
    note({ playing, skipping, at }) {
      if (part && !skipping && follows(part, at)) part.to = at;
      else end();
      if (!playing || skipping) return end();
      part ??= { from: at, to: at };
      if (part.to - part.from >= TELL_AFTER_MS) tell();
    },
  };
}

/** Whether a moment goes on from a part; a move of the play head does not. */
function follows({ to }: WatchedPart, at: number): boolean {
  return at >= to && at - to <= ONE_PART_MS;
}
