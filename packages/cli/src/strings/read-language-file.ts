import { isWords, tidy } from './is-text.ts';

/** @returns the texts of a language file: all that its keys stand for, without the places of values. */
export function readLanguageFile(source: string): string[] {
  return leavesOf(JSON.parse(source)).flatMap(splitMessage).map(tidy).filter(isWords);
}

function leavesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [];
}

/** `%s`, `%{name}`, `%1$d`, `$t(other)`, tags of parts, and `#` for the number of a plural. */
const PLACES = /%\{\w+\}|%(?:\d+\$)?[sdif@]|\$t\([^)]*\)|<\/?\w*\s*\/?>/;
const CHOICE = /^\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,/;

/**
 * @returns the stretches of a message between its values, as they stand in the page where a framework makes a text of
 * each: `Hello {name}, {count, plural, one {a day} other {# days}} left`.
 */
export function splitMessage(message: string): string[] {
  const parts: string[] = [];
  let plain = '';
  let at = 0;
  while (at < message.length) {
    if (message.charAt(at) !== '{') {
      plain += message.charAt(at++);
      continue;
    }
    const end = closing(message, at);
    const inside = message.slice(at + 1, end);
    parts.push(plain);
    plain = '';
    if (CHOICE.test(inside)) parts.push(...branchesOf(inside));
    at = end + 1;
  }
  return [...parts, plain].flatMap((part) => part.split(PLACES));
}

/** @returns where the bracket that opens at `from` is closed, or the end. */
function closing(message: string, from: number): number {
  let depth = 0;
  for (let at = from; at < message.length; at++) {
    if (message.charAt(at) === '{') depth++;
    if (message.charAt(at) === '}' && --depth === 0) return at;
  }
  return message.length;
}

function branchesOf(choice: string): string[] {
  const branches: string[] = [];
  for (let at = choice.indexOf('{'); at !== -1;) {
    const end = closing(choice, at);
    branches.push(...splitMessage(choice.slice(at + 1, end)).flatMap((part) => part.split('#')));
    at = choice.indexOf('{', end);
  }
  return branches;
}
