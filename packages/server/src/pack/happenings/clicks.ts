/** What became of clicks: whether a place was clicked again and again, and whether a click changed anything. */
import type { Happening } from '@opname/protocol';
import type { PageNode } from '../keyframe/page-tree.ts';
import { isTypedIn } from './label.ts';

/** Milliseconds between two clicks of one rage, and how far apart they may be, in CSS pixels; as others count it. */
const RAGE_GAP_MS = 700;
const RAGE_NEAR_PX = 30;
/** Clicks of a rage: a double and a triple click are meant. */
const RAGE_CLICKS = 4;

/** Milliseconds in which a click must change something; slower answers feel like none. */
const ANSWER_MS = 1000;

export interface Click {
  at: number;
  x: number;
  y: number;
  label: string;
  target: PageNode;
}

export interface Clicks {
  onClick(click: Click): void;
  /** Something on the page changed. */
  onChange(at: number): void;
  /** Time has gone on to here. */
  onTime(at: number): void;
}

export function createClicks(tell: (happening: Happening) => void): Clicks {
  let waiting: Click | undefined;
  let last: Click | undefined;
  let rage: (Happening & { count: number }) | undefined;
  let inARow = 0;

  function onTime(at: number): void {
    if (!waiting || at <= waiting.at + ANSWER_MS) return;
    tell({ kind: 'dead', at: waiting.at, label: waiting.label });
    waiting = undefined;
  }

  function countRage(click: Click): void {
    const isNear = last && Math.hypot(click.x - last.x, click.y - last.y) <= RAGE_NEAR_PX;
    if (!last || !isNear || click.at - last.at > RAGE_GAP_MS) {
      inARow = 1;
      rage = undefined;
    } else inARow += 1;
    last = click;
    if (rage) {
      rage.count = inARow;
      rage.to = click.at;
    } else if (inARow === RAGE_CLICKS) {
      rage = { kind: 'rage', at: click.at, to: click.at, label: click.label, count: inARow };
      tell(rage);
    }
  }

  return {
    onTime,
    onChange(at) {
      onTime(at);
      waiting = undefined;
    },
    onClick(click) {
      onTime(click.at);
      countRage(click);
      waiting = expectsAnswer(click) ? click : undefined;
    },
  };
}

/** A click into a field, on a link that leaves the page, or beside everything is right without any. */
function expectsAnswer({ target, label }: Click): boolean {
  if (isTypedIn(target) || /^(?:a|html|body|main|video|audio|option|label)$/.test(target.tag)) return false;
  return label !== '';
}
