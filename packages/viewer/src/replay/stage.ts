import { OWN_EVENTS, type RecordedEvent } from '@opname/protocol';
import { Replayer } from '@rrweb/replay';
import { applyBeyond } from './beyond-rrweb.ts';
import { createMaskMarks } from './mask-marks.ts';
import { documentsIn } from './documents-in.ts';
import { META } from './message.ts';
import type { PlaybackStage } from './playback.ts';

/**
 * The only file that touches rrweb's replayer. It makes a page of our own recorded events in a frame with exactly
 * `sandbox="allow-same-origin"`: no script runs in it, and this document's policy lets nothing be fetched.
 *
 * The replayer's own clock never runs: a play head of ours hands it the events of each moment, and it applies them at
 * once, in play as in a seek. So a moment looks the same however it was reached. For this two of its inner methods are
 * used, which `@rrweb/replay` is pinned for: `applyEventsSynchronously`, which carries events out, and the `flush` that
 * it expects afterwards. A version without them is told at once, and the tests of the player stand on them.
 */
export interface Stage extends PlaybackStage {
  /** Scales the page to the room that `root` has. */
  fit(): void;
}

interface Inner {
  applyEventsSynchronously: (events: readonly RecordedEvent[]) => void;
  drawMouseTail?: (position: { x: number; y: number }) => void;
  emitter: { emit(name: string): void };
  mouse: HTMLElement;
}

const CUSTOM = 5;
const INCREMENTAL = 3;
const INTERACTION = 2;
const CLICK = 2;

/** rrweb counts media from its first event; this one stands where its own clock does. */
const BEFORE_ALL: RecordedEvent = { type: CUSTOM, timestamp: 0, data: { tag: 'opname.stage', payload: {} } };

const OPTIONS = {
  liveMode: true,
  // Its shadow of the DOM gives up what the DOM keeps: open popovers, scrolled boxes, adopted sheets.
  useVirtualDom: false,
  // Its warnings quote what was recorded, which belongs into no console.
  showWarning: false,
  // The keyboard stays with the studio.
  triggerFocus: false,
  mouseTail: { duration: 700, lineCap: 'round' as const, lineWidth: 3, strokeStyle: '#e0473b' },
};

export function createStage(root: HTMLElement): Stage {
  const replayer = new Replayer([BEFORE_ALL] as never, { root, ...OPTIONS });
  const inner = innerOf(replayer);
  const { iframe, wrapper } = replayer;
  const marks = createMaskMarks();
  const follow = followBeyond(replayer);
  let size = { width: 0, height: 0 };
  let isFitted = true;
  let isAnimated = false;
  keepOut(iframe);

  function fit(): void {
    if (size.width === 0) return;
    const scale = isFitted ? Math.min(root.clientWidth / size.width, root.clientHeight / size.height) : 1;
    wrapper.style.width = `${size.width}px`;
    wrapper.style.height = `${size.height}px`;
    wrapper.style.scale = String(scale);
    const [left, top] = [(root.clientWidth - size.width * scale) / 2, (root.clientHeight - size.height * scale) / 2];
    wrapper.style.translate = isFitted ? `${left}px ${top}px` : followPointer(root, inner.mouse, size);
  }
  function stillOrMoving(): void {
    for (const { documentElement } of documentsIn(iframe)) {
      documentElement?.classList.toggle('rrweb-paused', !isAnimated);
    }
  }
  replayer.on('resize', (dimension) => {
    size = dimension as typeof size;
    fit();
  });

  return {
    begin: () => forgetPage(iframe.contentDocument, inner.mouse),
    apply(events, live) {
      inner.applyEventsSynchronously(events);
      follow(events);
      inner.emitter.emit('flush');
      if (live && events.some(isClick)) showClick(inner.mouse);
      if (live && events.some(hasPosition)) inner.drawMouseTail?.(placeOf(inner.mouse));
      if (events.some(({ type }) => type === META)) fit();
      if (!isFitted) fit();
      stillOrMoving();
      marks.refresh(iframe);
    },
    settle() {
      for (const page of documentsIn(iframe)) page.getAnimations().forEach(finish);
    },
    animate(on) {
      isAnimated = on;
      stillOrMoving();
    },
    scale(fitted) {
      isFitted = fitted;
      fit();
    },
    showMasks(on) {
      marks.show(on);
      marks.refresh(iframe);
    },
    fit,
  };
}

function innerOf(replayer: Replayer): Inner {
  const inner = replayer as unknown as Partial<Inner>;
  if (!inner.applyEventsSynchronously || !inner.emitter || !inner.mouse) {
    throw new Error('This rrweb has no applyEventsSynchronously; pin @rrweb/replay to the version of package.json.');
  }
  return inner as Inner;
}

/** What a document keeps when it is written anew, and where somebody had pointed. */
function forgetPage(page: Document | null, mouse: HTMLElement): void {
  mouse.removeAttribute('style');
  if (!page) return;
  page.adoptedStyleSheets = [];
  page.fonts.clear();
}

/** What ends by itself has ended when one looks at a moment; what goes on for ever stands at its beginning. */
function finish(animation: Animation): void {
  const { endTime } = animation.effect?.getComputedTiming() ?? {};
  if (typeof endTime === 'number' && Number.isFinite(endTime)) animation.finish();
}

/** In its real size the page is larger than the room it has: what is seen is where the pointer is. */
function followPointer(root: HTMLElement, mouse: HTMLElement, size: { width: number; height: number }): string {
  const { x, y } = placeOf(mouse);
  return `${along(x, root.clientWidth, size.width)}px ${along(y, root.clientHeight, size.height)}px`;
}

function along(at: number, room: number, whole: number): number {
  return whole <= room ? (room - whole) / 2 : -Math.min(Math.max(0, at - room / 2), whole - room);
}

function placeOf({ style }: HTMLElement): { x: number; y: number } {
  return { x: Number.parseFloat(style.left) || 0, y: Number.parseFloat(style.top) || 0 };
}

function showClick({ classList, offsetWidth }: HTMLElement): void {
  classList.remove('active');
  // Reading a size makes the browser begin the animation anew.
  if (offsetWidth >= 0) classList.add('active');
}

/** @returns what does what events say and the replayer does not. */
function followBeyond(replayer: Replayer): (events: readonly RecordedEvent[]) => void {
  const nodeOf = (id: number) => replayer.getMirror().getNode(id);
  return (events) => {
    for (const event of events) {
      followScheme(replayer.iframe, event);
      applyBeyond(replayer.iframe, event, nodeOf);
    }
  };
}

/** A frame's document is asked to be dark where its element is. */
function followScheme({ style }: HTMLIFrameElement, { type, data }: RecordedEvent): void {
  const { tag, payload } = (data ?? {}) as { tag?: unknown; payload?: { dark?: unknown } };
  if (type === CUSTOM && tag === OWN_EVENTS.scheme) style.colorScheme = payload?.dark === true ? 'dark' : 'light';
}

function isClick({ type, data }: RecordedEvent): boolean {
  const { source, type: kind } = (data ?? {}) as { source?: number; type?: number };
  return type === INCREMENTAL && source === INTERACTION && kind === CLICK;
}

function hasPosition({ type, data }: RecordedEvent): boolean {
  return type === INCREMENTAL && Array.isArray((data as { positions?: unknown } | null)?.positions);
}

/** Neither Tab nor a click can reach the recorded page: an Enter would follow a recorded link. */
function keepOut(frame: HTMLIFrameElement): void {
  frame.inert = true;
  frame.tabIndex = -1;
  frame.style.pointerEvents = 'none';
}
