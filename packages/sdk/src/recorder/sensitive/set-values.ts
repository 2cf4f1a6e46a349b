import { guard } from '../../guard.ts';

/**
 * What a program sets as a field's value and takes away again within one turn is in no event.
 *
 * @param view the window of the page, or of a frame, which has built-ins of its own.
 * @param note is told of each field whose value was set; it must be quick.
 * @returns what stops it.
 */
export function watchSetValues(view: typeof globalThis, note: (field: HTMLInputElement) => void): () => void {
  const { prototype } = view.HTMLInputElement;
  const before = Object.getOwnPropertyDescriptor(prototype, 'value');
  const noteSafely = guard(note);
  function set(this: HTMLInputElement, value: unknown): void {
    before?.set?.call(this, value);
    noteSafely(this);
  }
  if (before?.set) Object.defineProperty(prototype, 'value', { ...before, set });
  return () => {
    // Somebody may have put another setter around this one since; that one goes on working.
    if (before && Object.getOwnPropertyDescriptor(prototype, 'value')?.set === set)
      Object.defineProperty(prototype, 'value', before);
  };
}
