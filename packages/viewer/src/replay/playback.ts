import { createClock, type Clock } from './clock.ts';
import type { Command, PlaybackState } from './message.ts';
import { createReel, type Projector, type Reel } from './reel.ts';

/**
 * Where the play head is and what it waits for. Segments arrive while it may already play: a moment whose segment is not
 * at hand is kept as a wish, and granted as soon as it has come.
 * The studio's times begin at the page's start, those of events in 1970; only this file knows both.
 */
interface PlaybackOptions {
  stage: PlaybackStage;
  /** Milliseconds that pass for the person who watches. */
  now: () => number;
  onChange: () => void;
}

export interface PlaybackStage extends Projector {
  /** What moves by itself on the page (animations, its pointer) moves or stands still. */
  animate(on: boolean): void;
  scale(fit: boolean): void;
  showMasks(on: boolean): void;
}

interface PlaybackStatus {
  state: PlaybackState;
  time: number;
  skipping: boolean;
}

/** A place to go to, and what to do there. */
interface Wish {
  time: number;
  next: 'ready' | 'paused' | 'playing';
}

type State =
  | { name: 'loading'; wish: Wish }
  | { name: 'ready' | 'paused'; time: number }
  | { name: 'playing'; time: number }
  | { name: 'finished' }
  | { name: 'failed'; time: number };

/** What brings the page to the play head, or takes parts of it away. */
type Supply = Extract<Command, { kind: 'index' | 'segment' | 'missing' | 'let-go' }>;

const SUPPLIES: readonly string[] = ['index', 'segment', 'missing', 'let-go'] satisfies Supply['kind'][];

function isSupply(command: Command): command is Supply {
  return SUPPLIES.includes(command.kind);
}

export class Playback {
  readonly #options: PlaybackOptions;
  readonly #reel: Reel;
  readonly #clock: Clock;
  #state: State = { name: 'loading', wish: { time: 0, next: 'ready' } };
  #page = { startedAt: 0, duration: 0, complete: false };

  constructor(options: PlaybackOptions) {
    this.#options = options;
    this.#reel = createReel(options.stage);
    const doneAfter = (time: number) => this.#reel.doneAfter(this.#page.startedAt + time) - this.#page.startedAt;
    this.#clock = createClock({ now: options.now, doneAfter });
  }

  /** What it should say to the studio now. */
  get status(): PlaybackStatus {
    return { state: this.#state.name, time: Math.round(this.#time()), skipping: this.#clock.skipping };
  }

  obey(command: Command): void {
    if (isSupply(command)) {
      this.#supply(command);
      return;
    }
    switch (command.kind) {
      case 'open':
        this.#open(command);
        return;
      case 'play':
      case 'pause':
      case 'seek':
        this.#move(command);
        return;
      case 'step':
        this.#step(command.by);
        return;
      case 'speed':
      case 'skip':
      case 'scale':
      case 'masks':
      default:
        this.#set(command);
    }
  }

  /** Goes on by as much as has passed; to be called for each picture. */
  tick(): void {
    if (this.#state.name !== 'playing') return;
    const time = this.#clock.advance();
    const { duration, complete, startedAt } = this.#page;
    if (time < duration || !complete) this.#playTo(time);
    else if (this.#reel.show(startedAt + duration, true)) {
      this.#options.stage.animate(false);
      this.#become({ name: 'finished' });
    } else this.#go({ time: duration, next: 'playing' });
  }

  /** Stops for good: something in the replay threw. */
  fail(): void {
    this.#become({ name: 'failed', time: this.#time() });
  }

  #set(command: Extract<Command, { kind: 'speed' | 'skip' | 'scale' | 'masks' }>): void {
    switch (command.kind) {
      case 'speed':
        this.#clock.configure({ speed: command.speed });
        return;
      case 'skip':
        this.#clock.configure({ skipInactive: command.on });
        return;
      case 'scale':
        this.#options.stage.scale(command.fit);
        return;
      case 'masks':
      default:
        this.#options.stage.showMasks(command.on);
    }
  }

  #open({ startedAt, duration, speed, skipInactive, at }: Extract<Command, { kind: 'open' }>): void {
    this.#page = { startedAt, duration, complete: false };
    this.#clock.configure({ speed, skipInactive });
    const wish: Wish = { time: this.#clamp(at ?? 0), next: at === null ? 'ready' : 'paused' };
    this.#become({ name: 'loading', wish });
  }

  #supply(command: Supply): void {
    switch (command.kind) {
      case 'index':
        this.#page = { ...this.#page, duration: command.duration, complete: command.complete };
        this.#reel.know(command.segments);
        break;
      case 'segment':
        this.#reel.hold(command.id, command.events);
        break;
      case 'missing':
        this.#reel.skip(command.id);
        break;
      case 'let-go':
      default:
        this.#reel.letGo(command.id);
    }
    this.#retry();
  }

  #retry(): void {
    if (this.#state.name === 'loading') this.#go({ ...this.#state.wish, time: this.#clamp(this.#state.wish.time) });
  }

  #move(command: Extract<Command, { kind: 'play' | 'pause' | 'seek' }>): void {
    switch (command.kind) {
      case 'play':
        if (this.#state.name === 'playing') return;
        this.#go({ time: this.#state.name === 'finished' ? 0 : this.#time(), next: 'playing' });
        return;
      case 'pause':
        if (this.#isMoving()) this.#go({ time: this.#time(), next: 'paused' });
        return;
      case 'seek':
      default:
        this.#go({ time: this.#clamp(command.time), next: this.#isMoving() ? 'playing' : 'paused' });
    }
  }

  /** To the next or the last moment at which anything changed. */
  #step(by: 1 | -1): void {
    const at = this.#page.startedAt + this.#time();
    const to = by > 0 ? this.#reel.changeAfter(at) : this.#reel.changeBefore(at);
    if (to !== undefined) this.#go({ time: this.#clamp(to - this.#page.startedAt), next: 'paused' });
  }

  #go(wish: Wish): void {
    if (this.#state.name === 'failed') return;
    const { stage } = this.#options;
    if (!this.#reel.show(this.#page.startedAt + wish.time, false)) {
      stage.animate(false);
      this.#become({ name: 'loading', wish });
      return;
    }
    this.#clock.set(wish.time);
    stage.animate(wish.next === 'playing');
    this.#become({ name: wish.next, time: wish.time });
  }

  #playTo(time: number): void {
    const to = Math.min(time, this.#page.duration);
    if (!this.#reel.show(this.#page.startedAt + to, true) || to === this.#page.duration) {
      const wish: Wish = { time: to, next: 'playing' };
      this.#options.stage.animate(false);
      this.#become({ name: 'loading', wish });
      return;
    }
    this.#state = { name: 'playing', time: to };
  }

  #become(state: State): void {
    this.#state = state;
    this.#options.onChange();
  }

  #isMoving(): boolean {
    return this.#state.name === 'playing' || (this.#state.name === 'loading' && this.#state.wish.next === 'playing');
  }

  #time(): number {
    switch (this.#state.name) {
      case 'loading':
        return this.#state.wish.time;
      case 'finished':
        return this.#page.duration;
      case 'playing':
      case 'ready':
      case 'paused':
      case 'failed':
      default:
        return this.#state.time;
    }
  }

  #clamp(time: number): number {
    return Math.min(Math.max(0, Math.round(time)), this.#page.duration);
  }
}
