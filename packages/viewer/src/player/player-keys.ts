import type { Clip } from './clip.ts';

/** What a key does in the player. */
export type KeyCommand =
  | {
      do: 'toggle' | 'full-screen' | 'to-start' | 'to-end' | 'skip' | 'masks' | 'size' | 'note' | 'help';
    }
  | { do: 'clip'; edge: keyof Clip }
  | { do: 'move'; by: number }
  | { do: 'step' | 'speed' | 'happening'; by: 1 | -1 };

/** Milliseconds that an arrow key moves the play head; what people know from video players. */
export const STEP_MS = 5_000;

/** Milliseconds that it moves together with Shift. */
const LONG_STEP_MS = 30_000;

const KEYS: Record<string, KeyCommand> = {
  ' ': { do: 'toggle' },
  k: { do: 'toggle' },
  f: { do: 'full-screen' },
  a: { do: 'note' },
  '[': { do: 'clip', edge: 'from' },
  ']': { do: 'clip', edge: 'to' },
  i: { do: 'skip' },
  m: { do: 'masks' },
  z: { do: 'size' },
  '?': { do: 'help' },
  ',': { do: 'step', by: -1 },
  '.': { do: 'step', by: 1 },
  p: { do: 'happening', by: -1 },
  n: { do: 'happening', by: 1 },
  '-': { do: 'speed', by: -1 },
  '+': { do: 'speed', by: 1 },
  // The same key without Shift.
  '=': { do: 'speed', by: 1 },
  Home: { do: 'to-start' },
  End: { do: 'to-end' },
  ArrowLeft: { do: 'move', by: -STEP_MS },
  ArrowRight: { do: 'move', by: STEP_MS },
};

/** Elements that need some of these keys themselves: every key, the arrows, or Space. */
const TYPING = [
  'input:not([type="radio"], [type="checkbox"])',
  'textarea',
  'select',
  '[contenteditable]',
  '[role="menu"]',
  '[role="dialog"]',
].join();
const CHOSEN_BY_ARROWS = 'input[type="radio"]';
const PRESSED_BY_SPACE = 'button, a, input[type="checkbox"]';

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** @returns what a key pressed on `target` does; null where it is not the player's. */
export function commandOfKey(pressed: Pressed, target: Element | null): KeyCommand | null {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = pressed;
  if (ctrlKey || metaKey || altKey || isTakenBy(target, key)) return null;
  const command = KEYS[key.length === 1 ? key.toLowerCase() : key];
  if (command?.do === 'move' && shiftKey) return { do: 'move', by: Math.sign(command.by) * LONG_STEP_MS };
  return command ?? null;
}

function isTakenBy(target: Element | null, key: string): boolean {
  if (!target) return false;
  if (key === ' ') return target.closest(`${PRESSED_BY_SPACE}, ${TYPING}`) !== null;
  if (key.startsWith('Arrow') && target.matches(CHOSEN_BY_ARROWS)) return true;
  return target.closest(TYPING) !== null;
}
