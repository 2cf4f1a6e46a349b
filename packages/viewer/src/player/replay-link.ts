import type { Page, RecordedEvent, Segment } from '@opname/protocol';
import type { Problem } from '../problem.ts';
import { META, parseReport, post, type Command, type PlaybackState } from '../replay/message.ts';
import { playableSegments, startSegmentLoader, type SegmentLoader } from './segments.ts';

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

/** An address that the page had from a time on. */
interface Address {
  time: number;
  href: string;
}

/** All that the player shows. */
export interface ReplayView {
  state: PlaybackState;
  time: number;
  skipping: boolean;
  duration: number;
  segments: { loaded: number; total: number; until: number };
  gaps: readonly Segment[];
  addresses: readonly Address[];
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
    segments: { loaded: 0, total: playableSegments(page).length, until: 0 },
    gaps: [],
    addresses: [],
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
  readonly #loader: SegmentLoader;
  readonly #startTimer = setTimeout(() => this.#fail({ why: 'no-frame' }), FRAME_START_MS);
  #page: Page;
  #live: boolean;
  #view: ReplayView;
  #isBooted = false;

  constructor(options: ReplayOptions) {
    this.#options = options;
    this.#page = options.page;
    this.#live = options.live;
    this.#view = emptyView(options.page, options.at);
    this.#loader = startSegmentLoader(options.read, {
      onSegment: (segment, events) => this.#take(segment, events),
      onGap: (segment) => this.#show({ gaps: [...this.#view.gaps, segment], segments: this.#oneMore() }),
      onProblem: (problem) => this.#stopFor(problem),
      onIdle: () => this.#complete(),
    });
    globalThis.addEventListener('message', this.#onMessage);
  }

  send(command: Command): void {
    const { contentWindow } = this.#options.frame;
    if (contentWindow) post(contentWindow, command, this.#origin);
  }

  follow(page: Page, live: boolean): void {
    const isNew = page !== this.#page || live !== this.#live;
    this.#page = page;
    this.#live = live;
    if (!isNew || !this.#isBooted || (this.#view.failure && this.#view.failure.why !== 'empty')) return;
    this.#show({ failure: null, state: this.#view.failure ? 'loading' : this.#view.state });
    this.#request();
  }

  resume(): void {
    this.#show({ failure: null, problem: null, state: this.#view.failure ? 'loading' : this.#view.state });
    this.#loader.resume();
  }

  stop(): void {
    clearTimeout(this.#startTimer);
    this.#loader.stop();
    globalThis.removeEventListener('message', this.#onMessage);
  }

  readonly #onMessage = (message: MessageEvent) => {
    const report = parseReport(message, this.#options.frame.contentWindow, this.#origin);
    if (report?.kind === 'booted') this.#boot();
    if (report?.kind !== 'status' || this.#view.failure) return;
    const { state, time, skipping } = report;
    this.#show({ state, time, skipping, failure: state === 'failed' ? { why: 'unplayable' } : null });
  };

  #boot(): void {
    clearTimeout(this.#startTimer);
    this.#isBooted = true;
    const { at, speed, skipInactive } = this.#options;
    const { startedAt } = this.#page;
    this.send({ kind: 'open', startedAt, duration: this.#view.duration, speed, skipInactive, at });
    this.#request();
  }

  #request(): void {
    const segments = playableSegments(this.#page);
    this.#show({ duration: durationOf(this.#page), segments: { ...this.#view.segments, total: segments.length } });
    if (segments.length === 0) this.#fail({ why: 'empty' });
    else this.#loader.want(segments);
  }

  #take(segment: Segment, events: RecordedEvent[]): void {
    const until = Math.max(0, segment.to - this.#page.startedAt);
    const addresses = [...this.#view.addresses, ...addressesIn(events, this.#page)];
    this.#show({ segments: { ...this.#oneMore(), until }, addresses, problem: null });
    this.#feed(events, until, false);
  }

  #complete(): void {
    if (!this.#live || this.#page.closed) this.#feed([], this.#view.duration, true);
  }

  #stopFor(problem: Problem): void {
    if (this.#view.segments.until > 0) this.#show({ problem });
    else this.#fail({ why: 'problem', problem });
  }

  #feed(events: RecordedEvent[], until: number, complete: boolean): void {
    this.send({ kind: 'events', events, until, complete, duration: this.#view.duration });
  }

  #oneMore(): ReplayView['segments'] {
    return { ...this.#view.segments, loaded: this.#view.segments.loaded + 1 };
  }

  #fail(failure: Failure): void {
    this.#show({ state: 'failed', failure });
  }

  #show(change: Partial<ReplayView>): void {
    this.#view = { ...this.#view, ...change };
    this.#options.onView(this.#view);
  }
}

function addressesIn(events: readonly RecordedEvent[], page: Page): Address[] {
  return events
    .filter(({ type, data }) => type === META && hasHref(data))
    .map(({ timestamp, data }) => ({ time: timestamp - page.startedAt, href: (data as { href: string }).href }));
}

function hasHref(data: unknown): data is { href: string } {
  return typeof data === 'object' && data !== null && 'href' in data && typeof data.href === 'string';
}
