import type { VNode } from 'preact';

/** How many colours `controls.css` has for avatars. */
const COLOUR_COUNT = 5;

/** A name's initials on a colour that is always the same for that name. */
export function Avatar({ name }: { name: string }): VNode {
  const words = name.trim().split(/\s+/);
  const initials = `${words[0]?.charAt(0) ?? ''}${words.length > 1 ? (words.at(-1)?.charAt(0) ?? '') : ''}`;
  const sum = Array.from(name).reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return (
    <span class={`avatar colour-${sum % COLOUR_COUNT}`} aria-hidden="true">
      {initials.toUpperCase()}
    </span>
  );
}
