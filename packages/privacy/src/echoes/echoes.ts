import type { Range } from '../ranges.ts';
import { createEchoIndex, GRAM } from './echo-index.ts';
import { findLive } from './live.ts';

/**
 * `secret`: typed or set in a sensitive field; also pieces and encodings of it are removed.
 * `typed`: typed in a field that is masked but not sensitive; removed only where it stands whole.
 */
export type EchoKind = 'secret' | 'typed';

/** What was typed or set in fields that are not shown, so that it can be removed wherever an app repeats it. */
export interface Echoes {
  /** Remembers a value, in memory only. While it is typed, call it with each state; the longer replaces the shorter. */
  remember(value: string, kind?: EchoKind): void;
  /** Rises with each value remembered. */
  readonly version: number;
  readonly size: number;
  /** @returns where remembered values, telling pieces of them, or their encodings stand in `text`. */
  find(text: string): Range[];
  /** @returns where the values remembered last, which may be one character long, stand by themselves in `text`. */
  findLive(text: string): Range[];
  /** Forgets everything. */
  clear(): void;
}

/** Values kept; a person fills far fewer sensitive fields in two hours. The oldest goes first. */
const MAX_VALUES = 400;
/** Characters of a value that are kept; a private key in PEM has 3,300 at most. */
const MAX_LENGTH = 8192;
/** Values remembered last that are looked for even when they are a single character. */
const LIVE_VALUES = 6;
/** Values that are a mask already. */
const MASKS = /^[•●*·\s]+$/;

/** @returns an empty store. */
export function createEchoes(): Echoes {
  const values = new Map<string, EchoKind>();
  let live: string[] = [];
  let version = 0;
  let index = createEchoIndex();

  function forget(value: string): void {
    values.delete(value);
    index.remove(value);
  }
  function keep(value: string, kind: EchoKind): void {
    const known = values.get(value);
    if (known === 'secret' || known === kind) return;
    for (const [before, itsKind] of values) if (itsKind === kind && isTypedFurther(before, value)) forget(before);
    values.set(value, kind);
    index.add(value, kind);
    if (values.size > MAX_VALUES) forget(values.keys().next().value ?? '');
  }
  return {
    get version() {
      return version;
    },
    get size() {
      return values.size;
    },
    remember(value, kind = 'secret') {
      const kept = value.slice(0, MAX_LENGTH);
      if (kept === '' || MASKS.test(kept)) return;
      version++;
      if (kind === 'secret') live = [...live.filter((other) => other !== kept), kept].slice(-LIVE_VALUES);
      keep(kept, kind);
    },
    find: (text) => (values.size === 0 || text.length < GRAM ? [] : index.find(text)),
    findLive: (text) => findLive(text, live),
    clear() {
      values.clear();
      live = [];
      index = createEchoIndex();
      version++;
    },
  };
}

/** One or two keys further than `before`, whose pieces are then pieces of `after`. */
function isTypedFurther(before: string, after: string): boolean {
  return after.length > before.length && after.length - before.length <= 2 && after.startsWith(before);
}
