import type { Page, RecordedEvent, Segment } from '@opname/protocol';
import type { Problem } from '../problem.ts';
import { parseReport, post, type Command, type PlaybackState } from '../replay/message.ts';
import { playableSegments, startSegmentFeed, type SegmentFeed } from './segment-feed.ts';

/** Why there is nothing to see. */
export type Failure =
  /** The page has no events, or none yet. */
  | { why: 'empty' }
  /** The events do not make a picture, or the replay of them threw. */
  | { why: 'unplayable' }
  /** The replay frame did not start. */
  | { why: 'no-frame' }
  /** The server refuses or cannot be reached. */
  | { why: 'problem'; problem: Problem };

/** All that the player shows. */
export interface ReplayView {
  state: PlaybackState;
  time: number;
  skipping: boolean;
  duration: number;
  /** Whether there has been a picture. */
  hasPicture: boolean;
  /** What is at hand around the play head. */
  held: readonly Segment[];
  gaps: readonly Segment[];
  failure: Failure | null;
  /** Loading stopped, but what is there can be watched. */
  problem: Problem | null;
}

export interface ReplayLink {
  send(command: Command): void;
  /** The page as it is now: one that is still recorded grows. */
  follow(page: Page, live: boolean): void;
  resume(): void;
  stop(): void;
}

interface ReplayOptions {
  frame: HTMLIFrameElement;
  page: Page;
  live: boolean;
  at: number | null;
  speed: number;
  skipInactive: boolean;
  read: (segment: string, signal: AbortSignal) => Promise<readonly unknown[]>;
  onView: (view: ReplayView) => void;
}

/** Milliseconds in which the frame's document must have started: it is small and comes from the same server. */
const FRAME_START_MS = 15_000;

/** @returns how long a page lasts on the time line. */
export function durationOf(page: Page): number {
  return page.segments.reduce((end, { to }) => Math.max(end, to), page.endedAt) - page.startedAt;
}

/** @returns what is shown before anything has come. */
export function emptyView(page: Page, at: number | null): ReplayView {
  return {
    state: 'loading',
    time: at ?? 0,
    skipping: false,
    duration: durationOf(page),
    hasPicture: false,
    held: [],
    gaps: [],
    failure: null,
    problem: null,
  };
}

/** Starts to feed a replay frame with one page, segment by segment, and to tell what it does. */
export function startReplayLink(options: ReplayOptions): ReplayLink {
  return new FrameLink(options);
}

class FrameLink implements ReplayLink {
  readonly #options: ReplayOptions;
  readonly #origin = globalThis.location.origin;
  readonly #feed: SegmentFeed;
  readonly #startTimer = setTimeout(() => this.#fail({ why: 'no-frame' }), FRAME_START_MS);
  #page: Page;
  #live: boolean;
  #view: ReplayView;
  #isBooted = false;
  /** What came before the frame had started. */
  #early: { segment: Segment; events: RecordedEvent[] }[] = [];

  constructor(options: ReplayOptions) {
    this.#options = options;
    this.#page = options.page;
    this.#live = options.live;
    this.#view = emptyView(options.page, options.at);
    this.#feed = startSegmentFeed(options.read, {
      onSegment: (segment, events) => this.#take(segment, events),
      onLetGo: (segment) => this.#letGo(segment),
      onGap: (segment) => this.#skip(segment),
      onProblem: (problem) => this.#stopFor(problem),
    });
    globalThis.addEventListener('message', this.#onMessage);
    // The first segment and the frame are loaded at the same time.
    this.#aim();
  }

  send(command: Command): void {
    const { contentWindow } = this.#options.frame;
    if (!contentWindow || !this.#isBooted) return;
    post(contentWindow, command, this.#origin);
    if (command.kind === 'seek') this.#aim(command.time, false);
  }

  follow(page: Page, live: boolean): void {
    const isNew = page !== this.#page || live !== this.#live;
    this.#page = page;
    this.#live = live;
    if (!isNew || (this.#view.failure && this.#view.failure.why !== 'empty')) return;
    this.#show({ failure: null, state: this.#view.failure ? 'loading' : this.#view.state });
    this.#index();
    this.#aim();
  }

  resume(): void {
    this.#show({ failure: null, problem: null, state: this.#view.failure ? 'loading' : this.#view.state });
    this.#feed.resume();
  }

  stop(): void {
    clearTimeout(this.#startTimer);
    this.#feed.stop();
    globalThis.removeEventListener('message', this.#onMessage);
  }

  readonly #onMessage = (message: MessageEvent) => {
    const report = parseReport(message, this.#options.frame.contentWindow, this.#origin);
    if (report?.kind === 'booted') this.#boot();
    if (report?.kind !== 'status' || this.#view.failure) return;
    const { state, time, skipping } = report;
    const hasPicture = this.#view.hasPicture || (state !== 'loading' && state !== 'failed');
    this.#show({ state, time, skipping, hasPicture, failure: state === 'failed' ? { why: 'unplayable' } : null });
    this.#aim();
  };

  #boot(): void {
    clearTimeout(this.#startTimer);
    this.#isBooted = true;
    const { at, speed, skipInactive } = this.#options;
    const { startedAt } = this.#page;
    this.send({ kind: 'open', startedAt, duration: this.#view.duration, speed, skipInactive, at });
    this.#index();
    for (const { segment, events } of this.#early.splice(0)) this.send({ kind: 'segment', id: segment.id, events });
    for (const { id } of this.#view.gaps) this.send({ kind: 'missing', id });
  }

  #index(): void {
    const segments = playableSegments(this.#page.segments).map(({ id, from, to, made }) => ({ id, from, to, made }));
    const duration = durationOf(this.#page);
    this.#show({ duration });
    this.send({ kind: 'index', segments, duration, complete: !this.#live || this.#page.closed });
  }

  #aim(time = this.#view.time, isShown = this.#view.state !== 'loading'): void {
    const segments = playableSegments(this.#page.segments);
    if (segments.length === 0) this.#fail({ why: 'empty' });
    else this.#feed.aim(segments, this.#page.startedAt + time, isShown);
  }

  #take(segment: Segment, events: RecordedEvent[]): void {
    const held = [...this.#view.held.filter(({ id }) => id !== segment.id), segment];
    if (this.#isBooted) this.send({ kind: 'segment', id: segment.id, events });
    else this.#early.push({ segment, events });
    this.#show({ held, problem: null });
  }

  #letGo({ id }: Segment): void {
    this.#show({ held: this.#view.held.filter((segment) => segment.id !== id) });
    this.send({ kind: 'let-go', id });
  }

  #skip(segment: Segment): void {
    const gaps = [...this.#view.gaps, segment];
    this.#show({ gaps });
    if (gaps.length === playableSegments(this.#page.segments).length) this.#fail({ why: 'unplayable' });
    else this.send({ kind: 'missing', id: segment.id });
  }

  #stopFor(problem: Problem): void {
    if (this.#view.hasPicture) this.#show({ problem });
    else this.#fail({ why: 'problem', problem });
  }

  #fail(failure: Failure): void {
    this.#show({ state: 'failed', failure });
  }

  #show(change: Partial<ReplayView>): void {
    this.#view = { ...this.#view, ...change };
    this.#options.onView(this.#view);
  }
}
