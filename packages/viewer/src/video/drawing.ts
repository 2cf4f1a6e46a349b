import type { DrawnMoment, Page, Segment, VideoDrawing, VideoMoment } from '@opname/protocol';
import { durationOf } from '../player/replay-link.ts';
import { playableSegments } from '../player/segment-feed.ts';
import { isEvent } from '../replay/message.ts';
import { hasChanged, readChanges, type HeldChanges } from './held-changes.ts';
import { openReplayFrame, type ReplayFrame } from './replay-frame.ts';
import { pictureReady } from './picture-ready.ts';
import type { Overlay } from './overlay.ts';

interface DrawingOptions {
  stage: HTMLElement;
  overlay: Overlay;
  readSegment: (id: string) => Promise<readonly unknown[]>;
}

/** What stands on the stage. */
interface Shown extends VideoMoment {
  segment: string;
}

export function createDrawing(options: DrawingOptions): VideoDrawing {
  let onStage: PageDrawing | undefined;
  return {
    async open(page) {
      onStage?.remove();
      onStage = new PageDrawing(options, page, await openReplayFrame(options.stage));
    },
    async draw(moment) {
      if (!onStage) throw new Error('No page was opened; open one before its moments are drawn.');
      return await onStage.draw(moment);
    },
  };
}

/** Draws the moments of one page: holds the segment under it and the one before, however long the page is. */
class PageDrawing {
  readonly #options: DrawingOptions;
  readonly #page: Page;
  readonly #frame: ReplayFrame;
  readonly #segments: readonly Segment[];
  readonly #held = new Map<string, HeldChanges>();
  readonly #gaps = new Set<string>();
  #shown: Shown | undefined;

  constructor(options: DrawingOptions, page: Page, frame: ReplayFrame) {
    this.#options = options;
    this.#page = page;
    this.#frame = frame;
    this.#segments = playableSegments(page.segments);
    const duration = durationOf(page);
    const segments = this.#segments.map(({ id, from, to, made }) => ({ id, from, to, made }));
    frame.send({ kind: 'open', startedAt: page.startedAt, duration, speed: 1, skipInactive: false, at: 0 });
    frame.send({ kind: 'index', segments, duration, complete: true });
  }

  async draw({ at, mark }: VideoMoment): Promise<DrawnMoment> {
    const index = await this.#supply(at);
    const segment = this.#segments[index];
    const held = segment && this.#held.get(segment.id);
    if (!segment || !held) throw new Error('Nothing of this page of the recording can be drawn.');
    const changed = this.#isNew({ at, mark, segment: segment.id }, held);
    if (changed) await this.#show(at, mark, held);
    this.#shown = { at, mark, segment: segment.id };
    const next = held.times.find((time) => time > at) ?? this.#segments[index + 1]?.from ?? null;
    return { changed, next, gaps: this.#gaps.size };
  }

  remove(): void {
    this.#frame.remove();
  }

  #isNew({ at, mark, segment }: Shown, held: HeldChanges): boolean {
    const last = this.#shown;
    return !last || last.mark !== mark || last.segment !== segment || at < last.at || hasChanged(held, last.at, at);
  }

  async #show(at: number, mark: string | null, held: HeldChanges): Promise<void> {
    await this.#frame.seek(Math.min(Math.max(0, at - this.#page.startedAt), durationOf(this.#page)));
    this.#options.overlay.show({ at, mark, held });
    await pictureReady(this.#frame.element);
  }

  /** @returns the index of the segment of a moment, or of the nearest one before it that can be had. */
  async #supply(at: number): Promise<number> {
    for (let index = this.#indexAt(at); index >= 0; index = this.#indexAt(at)) {
      const segment = this.#segments[index];
      if (!segment || (await this.#hold(segment))) {
        this.#letGo(index);
        return index;
      }
      this.#gaps.add(segment.id);
      this.#frame.send({ kind: 'missing', id: segment.id });
    }
    return -1;
  }

  #indexAt(at: number): number {
    const index = this.#segments.findLastIndex(({ id, from }) => from <= at && !this.#gaps.has(id));
    return index === -1 ? this.#segments.findIndex(({ id }) => !this.#gaps.has(id)) : index;
  }

  async #hold({ id, made }: Segment): Promise<boolean> {
    if (this.#held.has(id)) return true;
    const events = await this.#options.readSegment(id);
    if (events.length === 0 || !events.every(isEvent)) return false;
    this.#held.set(id, readChanges(events, made));
    this.#frame.send({ kind: 'segment', id, events: [...events] });
    return true;
  }

  #letGo(current: number): void {
    for (const [index, { id }] of this.#segments.entries()) {
      if (index === current || index === current - 1 || !this.#held.delete(id)) continue;
      this.#frame.send({ kind: 'let-go', id });
    }
  }
}
