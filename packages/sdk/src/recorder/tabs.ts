import type { SavedGrant } from '../gate/grant.ts';
import { onMemoryChange } from '../gate/memory.ts';
import { guard } from '../guard.ts';

/** What one tab tells the others: what they are to do. Memory says it too, but can be switched off. */
type Word = Pick<SavedGrant, 'recording' | 'paused' | 'ended' | 'offset'>;

export interface Tabs {
  /** Says to the other tabs what is so from now on. */
  say: (saved: SavedGrant) => void;
  stop: () => void;
}

export interface TabsParts {
  site: string;
  recording: string;
  /** What is remembered may have changed. */
  onMemory: () => void;
  onWord: (word: Word) => void;
}

/** Reaches all tabs of the origin at once: by storage events, and by a channel where nothing is stored. */
export function joinTabs({ site, recording, onMemory, onWord }: TabsParts): Tabs {
  const channel = new BroadcastChannel(`opname.${site}`);
  const stopFollowing = onMemoryChange(guard(onMemory));
  const hear = guard(({ data }: MessageEvent) => {
    const word = parseWord(data);
    if (word?.recording === recording) onWord(word);
  });
  channel.addEventListener('message', hear);
  return {
    say: ({ paused = false, ended, offset }) => post(channel, { recording, paused, ended, offset } satisfies Word),
    stop() {
      stopFollowing();
      channel.close();
    },
  };
}

/** Unlike a window, a channel has no target origin to name. */
function post(channel: Pick<MessagePort, 'postMessage'>, word: Word): void {
  channel.postMessage(word, []);
}

/** The page can send there too, so it is parsed like anything from outside. */
function parseWord(data: unknown): Word | undefined {
  const { recording, paused, ended, offset } = (data ?? {}) as Partial<Word>;
  const isEnd = ended === undefined || ended === 'keep' || ended === 'erase';
  const isWord = typeof recording === 'string' && typeof paused === 'boolean' && Number.isFinite(offset) && isEnd;
  return isWord ? { recording, paused, ended, offset: offset ?? 0 } : undefined;
}
