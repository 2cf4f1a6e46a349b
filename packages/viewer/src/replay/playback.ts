import type { RecordedEvent } from '@opname/protocol';
import { FULL_PICTURE, type Command, type PlaybackState } from './message.ts';
import type { Stage, StageOptions } from './stage.ts';

/**
 * Where the play head is and what it waits for. Events arrive in parts while it may already play: what is asked for
 * beyond the part that is loaded is kept as a wish, and granted as soon as that part has come.
 * The page's time (the studio's) begins at `startedAt`, rrweb's at its first event; only this file knows both.
 */
interface PlaybackOptions {
  createStage: (options: Omit<StageOptions, 'root'>) => Stage;
  onChange: () => void;
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
  | { name: 'playing' }
  | { name: 'finished' }
  | { name: 'failed'; time: number };

/** rrweb as it runs, with the two times (since 1970) that its own clock hangs on. */
interface Show {
  stage: Stage;
  firstEventAt: number;
  firstPictureAt: number;
}

/** rrweb shows what happened strictly before a time; one millisecond more shows what happened at it. */
const INCLUSIVE_MS = 1;

/** The least with which rrweb can begin. */
const FIRST_EVENTS = 2;

export class Playback {
  readonly #options: PlaybackOptions;
  #state: State = { name: 'loading', wish: { time: 0, next: 'ready' } };
  #page = { startedAt: 0, duration: 0, loadedUntil: 0, complete: false };
  #settings = { speed: 1, skipInactive: false };
  #early: RecordedEvent[] = [];
  #show: Show | null = null;
  #skipping = false;

  constructor(options: PlaybackOptions) {
    this.#options = options;
  }

  /** What it should say to the studio now. */
  get status(): PlaybackStatus {
    return { state: this.#state.name, time: this.#time(), skipping: this.#skipping };
  }

  async obey(command: Command): Promise<void> {
    switch (command.kind) {
      case 'open':
        this.#open(command);
        return;
      case 'events':
        await this.#take(command);
        return;
      case 'play':
      case 'pause':
      case 'seek':
        this.#move(command);
        return;
      case 'speed':
        this.#settings.speed = command.speed;
        this.#show?.stage.speed(command.speed);
        return;
      case 'skip':
        this.#settings.skipInactive = command.on;
        this.#show?.stage.skipInactive(command.on);
    }
  }

  /** Stops for good: something in the replay threw. */
  fail(): void {
    this.#become({ name: 'failed', time: this.#time() });
  }

  /** Follows a change of the room it has. */
  fit(): void {
    this.#show?.stage.fit();
  }

  #open({ startedAt, duration, speed, skipInactive, at }: Extract<Command, { kind: 'open' }>): void {
    this.#page = { ...this.#page, startedAt, duration };
    this.#settings = { speed, skipInactive };
    this.#go({ time: this.#clamp(at ?? 0), next: at === null ? 'ready' : 'paused' });
  }

  async #take({ events, until, complete, duration }: Extract<Command, { kind: 'events' }>): Promise<void> {
    if (this.#show) {
      await this.#show.stage.add(events);
    } else {
      this.#early.push(...events);
      this.#begin();
    }
    this.#page = { ...this.#page, loadedUntil: until, complete, duration };
    if (!this.#show && complete) this.#become({ name: 'failed', time: 0 });
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
        this.#go({ time: this.#clamp(command.time), next: this.#isMoving() ? 'playing' : 'paused' });
    }
  }

  #begin(): void {
    const events = this.#early;
    const picture = events.find((event) => event.type === FULL_PICTURE);
    if (!picture || events.length < FIRST_EVENTS) return;
    const stage = this.#options.createStage({
      events,
      ...this.#settings,
      onEnd: () => this.#end(),
      onSkip: (skipping) => {
        this.#skipping = skipping;
        this.#options.onChange();
      },
    });
    const firstEventAt = events.reduce((first, { timestamp }) => Math.min(first, timestamp), picture.timestamp);
    this.#show = { stage, firstEventAt, firstPictureAt: picture.timestamp };
    this.#early = [];
  }

  #go(wish: Wish): void {
    if (this.#state.name === 'failed') return;
    const isLoaded = wish.time <= this.#page.loadedUntil || this.#page.complete;
    if (!this.#show || !isLoaded) {
      if (this.#state.name === 'playing') this.#show?.stage.hold();
      this.#become({ name: 'loading', wish });
      return;
    }
    const { stage, firstEventAt, firstPictureAt } = this.#show;
    const at = Math.max(this.#page.startedAt + wish.time, firstPictureAt);
    stage.show(at - firstEventAt + INCLUSIVE_MS, wish.next === 'playing');
    this.#become(wish.next === 'playing' ? { name: 'playing' } : { name: wish.next, time: wish.time });
  }

  /** The last event that rrweb knows has been played; it also says so when a seek lands on it. */
  #end(): void {
    if (this.#state.name !== 'playing') return;
    this.#skipping = false;
    if (this.#page.complete) this.#become({ name: 'finished' });
    else this.#go({ time: this.#page.loadedUntil + INCLUSIVE_MS, next: 'playing' });
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
      case 'playing':
        return this.#playingTime();
      case 'finished':
        return this.#page.duration;
      case 'ready':
      case 'paused':
      case 'failed':
      default:
        return this.#state.time;
    }
  }

  #playingTime(): number {
    if (!this.#show) return 0;
    const { stage, firstEventAt } = this.#show;
    return this.#clamp(firstEventAt + stage.time() - INCLUSIVE_MS - this.#page.startedAt);
  }

  #clamp(time: number): number {
    return Math.min(Math.max(0, Math.round(time)), this.#page.duration);
  }
}
