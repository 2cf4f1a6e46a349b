/** Runs in a page: records it as the product does while it changes and rests by turns, and notes how it stands. */
import type { RecordedEvent } from '@opname/protocol';
import '../site/in-page.ts';
import { changePage } from '../site/change.ts';
import type { Rest, Stand } from './stand.ts';

export interface Use {
  seed: number;
  /** How often it changes for a while and rests. */
  turns: number;
  /** Only puts elsewhere what is there. */
  moving: boolean;
  /** After which turn the recording pauses for one that nobody sees; none by default. */
  pausedAfter?: number;
}

export interface Recorded {
  events: RecordedEvent[];
  stands: Stand[];
  rests: Rest[];
  /** From when on nothing was recorded, and until when. */
  gap?: { from: number; to: number };
}

declare global {
  var recordUse: (use: Use) => Promise<Recorded>;
}

const CHANGES_A_TURN = 20;
const PAUSE_MS = 40;
/** Milliseconds between two looks at the page, for what changes by itself, such as a frame that loads. */
const LOOK_MS = 40;
/** Milliseconds after which what changed is told: gathering, the throttles of rrweb, and a busy machine. */
const TOLD_MS = 900;
const REST_MS = 600;

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

globalThis.recordUse = async ({ seed, turns, moving, pausedAfter }) => {
  const recorded: Recorded = { events: [], stands: [], rests: [] };
  const look = () => void recorded.stands.push({ at: Date.now(), lines: globalThis.linesOfPage() });
  let recording = globalThis.recordWhole();
  const looking = setInterval(look, LOOK_MS);
  const change = (turn: number) =>
    changePage({ seed: seed + turn, count: CHANGES_A_TURN, pauseMs: PAUSE_MS, moving, onChange: look });
  for (let turn = 0; turn < turns; turn++) {
    await change(turn);
    await wait(TOLD_MS);
    const from = Date.now();
    await wait(REST_MS);
    recorded.rests.push({ from, to: Date.now(), lines: globalThis.linesOfPage() });
    if (turn !== pausedAfter) continue;
    recording.stop();
    recorded.events.push(...recording.events);
    const gone = Date.now();
    await change(turns + turn);
    recording = globalThis.recordWhole();
    recorded.gap = { from: gone, to: Date.now() };
  }
  clearInterval(looking);
  recording.stop();
  recorded.events.push(...recording.events);
  return recorded;
};
