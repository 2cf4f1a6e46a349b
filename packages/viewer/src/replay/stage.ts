import type { RecordedEvent } from '@opname/protocol';
import { Player } from 'rrweb-player';

/**
 * The only file that touches rrweb-player. It makes a page of our own recorded events in a frame with exactly
 * `sandbox="allow-same-origin"`: no script runs in it, and this document's policy lets nothing be fetched. Times here
 * are rrweb's: milliseconds from the first event.
 */
export interface Stage {
  /** Appends; resolves when the player knows them. */
  add(events: readonly RecordedEvent[]): Promise<void>;
  /** Goes to a time, at which everything before it has happened, and plays on or stands still. */
  show(time: number, play: boolean): void;
  hold(): void;
  time(): number;
  speed(speed: number): void;
  skipInactive(on: boolean): void;
  /** Scales the page to the room that `root` has. */
  fit(): void;
}

export interface StageOptions {
  root: HTMLElement;
  /** At least two, with a full picture among them. */
  events: readonly RecordedEvent[];
  speed: number;
  skipInactive: boolean;
  /** The last event that is known has been played. */
  onEnd: () => void;
  onSkip: (skipping: boolean) => void;
}

/** What we use of rrweb-player; its own types lead to packages that it does not bring. */
interface RrwebPlayer {
  addEvent(event: RecordedEvent): void;
  addEventListener(event: string, handler: () => void): void;
  getReplayer(): Replayer;
  triggerResize(): void;
  toggleSkipInactive(): void;
  $set(props: { width: number; height: number }): void;
}

interface Replayer {
  iframe: HTMLIFrameElement;
  play(time: number): void;
  pause(time?: number): void;
  getCurrentTime(): number;
  setConfig(config: { speed: number }): void;
}

/** Any factor: a small page fills the stage, a large one shrinks to it. */
const NO_MAX_SCALE = 0;

/** rrweb-player wants the speeds in advance, even without its own controls. */
const SPEED_OPTIONS = [1];

/** @returns the first picture of a page, standing still. Throws where rrweb cannot make it. */
export function createStage({ root, events, speed, skipInactive, onEnd, onSkip }: StageOptions): Stage {
  const player = new Player({
    target: root,
    props: {
      events: [...events] as never,
      ...sizeOf(root),
      maxScale: NO_MAX_SCALE,
      autoPlay: false,
      showController: false,
      speedOption: SPEED_OPTIONS,
      skipInactive,
      // Its warnings quote what was recorded, which belongs into no console.
      showWarning: false,
      // The keyboard stays with the studio.
      triggerFocus: false,
      mouseTail: { duration: 700, lineCap: 'round', lineWidth: 3, strokeStyle: '#e0473b' },
    },
  }) as unknown as RrwebPlayer;
  const replayer = player.getReplayer();
  keepOut(replayer.iframe);
  replayer.setConfig({ speed });
  player.addEventListener('finish', onEnd);
  player.addEventListener('skip-start', () => onSkip(true));
  player.addEventListener('skip-end', () => onSkip(false));
  let skips = skipInactive;
  return {
    async add(more) {
      for (const event of more) player.addEvent(event);
      // rrweb takes each event in a microtask of its own; this one comes after them.
      await Promise.resolve();
    },
    show(time, play) {
      if (play) replayer.play(time);
      else replayer.pause(time);
    },
    hold: () => replayer.pause(),
    time: () => replayer.getCurrentTime(),
    speed: (speed) => replayer.setConfig({ speed }),
    skipInactive(on) {
      if (on !== skips) player.toggleSkipInactive();
      skips = on;
    },
    fit() {
      player.$set(sizeOf(root));
      player.triggerResize();
    },
  };
}

/** Neither Tab nor a click can reach the recorded page: an Enter would follow a recorded link. */
function keepOut(frame: HTMLIFrameElement): void {
  frame.inert = true;
  frame.tabIndex = -1;
  frame.style.pointerEvents = 'none';
}

function sizeOf(root: HTMLElement): { width: number; height: number } {
  return { width: root.clientWidth, height: root.clientHeight };
}
