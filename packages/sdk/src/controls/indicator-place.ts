import { readItem, writeItem } from '../gate/memory.ts';
import { guard } from '../guard.ts';

/** CSS pixels that the pointer moves before it is a drag and not a click with an unsteady hand. */
const DRAG_PX = 6;

/** CSS pixels that one press of an arrow key moves it. */
const STEP_PX = 24;

/** CSS pixels that it keeps from the edges of the window. */
const EDGE_PX = 8;

type Point = readonly [x: number, y: number];

const ARROWS: Record<string, Point> = {
  ArrowLeft: [-STEP_PX, 0],
  ArrowRight: [STEP_PX, 0],
  ArrowUp: [0, -STEP_PX],
  ArrowDown: [0, STEP_PX],
};

/** Where it stands, from the nearest corner, so that it stays in the window when that changes its size. */
interface Place {
  isLeft: boolean;
  isTop: boolean;
  x: number;
  y: number;
}

export interface MovingParts {
  site: string;
  host: HTMLElement;
  /** What is taken hold of. */
  pill: HTMLElement;
  /** What opens towards the middle of the window. */
  content: HTMLElement;
}

/**
 * Lets the indicator be moved out of the way, by pointer and by keyboard, and remembers where it was left while it
 * records. @returns what stops it.
 */
export function startMoving(parts: MovingParts): () => void {
  const { site, pill } = parts;
  const at = (): Point => [pill.getBoundingClientRect().left, pill.getBoundingClientRect().top];
  const moveBy = ([left, top]: Point, [x, y]: Point) => {
    const place = toPlace(pill, [left + x, top + y]);
    put(parts, place);
    writeItem('place', site, JSON.stringify(place));
  };
  pill.addEventListener(
    'keydown',
    guard((event: KeyboardEvent) => {
      const step = ARROWS[event.key];
      if (!step) return;
      event.preventDefault();
      moveBy(at(), step);
    }),
  );
  listenToDrags(pill, at, moveBy);
  const stay = guard(() => {
    const place = readPlace(site);
    if (!place) return;
    put(parts, place);
    // It may have been left where this window has no room.
    put(parts, toPlace(pill, at()));
  });
  stay();
  addEventListener('resize', stay);
  return () => removeEventListener('resize', stay);
}

function listenToDrags(pill: HTMLElement, at: () => Point, moveBy: (from: Point, by: Point) => void): void {
  let grip: { start: Point; from: Point; moved: boolean } | undefined;
  pill.addEventListener('pointerdown', ({ clientX, clientY, button, pointerId }) => {
    if (button !== 0) return;
    grip = { start: [clientX, clientY], from: at(), moved: false };
    pill.setPointerCapture(pointerId);
  });
  pill.addEventListener(
    'pointermove',
    guard(({ clientX, clientY }: PointerEvent) => {
      if (!grip) return;
      const by: Point = [clientX - grip.start[0], clientY - grip.start[1]];
      grip.moved ||= Math.hypot(...by) > DRAG_PX;
      if (grip.moved) moveBy(grip.from, by);
    }),
  );
  pill.addEventListener('lostpointercapture', () => {
    // The click that ends a drag comes right after it and is none.
    if (grip?.moved) swallowClick();
    grip = undefined;
  });
}

const swallow = (event: Event) => event.stopImmediatePropagation();

function swallowClick(): void {
  addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener('click', swallow, { capture: true }));
}

const keepIn = (value: number, most: number) => Math.round(Math.max(EDGE_PX, Math.min(value, most - EDGE_PX)));

/** @returns the place with its upper left corner there, or as near as the window has room. */
function toPlace(pill: HTMLElement, [left, top]: Point): Place {
  const { clientWidth, clientHeight } = document.documentElement;
  const { width, height } = pill.getBoundingClientRect();
  const [right, bottom] = [clientWidth - left - width, clientHeight - top - height];
  const [isLeft, isTop] = [left < right, top < bottom];
  return {
    isLeft,
    isTop,
    x: keepIn(isLeft ? left : right, clientWidth - width),
    y: keepIn(isTop ? top : bottom, clientHeight - height),
  };
}

function put({ host, content }: MovingParts, { isLeft, isTop, x, y }: Place): void {
  const set = (name: string, value: string) => host.style.setProperty(`--opname-${name}`, value);
  set('left', isLeft ? `${x}px` : 'auto');
  set('right', isLeft ? 'auto' : `${x}px`);
  set('top', isTop ? `${y}px` : 'auto');
  set('bottom', isTop ? 'auto' : `${y}px`);
  content.classList.toggle('left', isLeft);
  content.classList.toggle('top', isTop);
}

/** The page can write there too, so it is parsed like anything from outside. */
function readPlace(site: string): Place | undefined {
  try {
    const { isLeft, isTop, x, y } = JSON.parse(readItem('place', site) ?? '') as Place;
    return Number.isFinite(x) && Number.isFinite(y) ? { isLeft, isTop, x, y } : undefined;
  } catch {
    return undefined;
  }
}
