/** @returns the text with single spaces and none around it. */
export function tidy(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Characters of a text that an app shows as one; more is data or code. */
const LONGEST = 500;
/** Characters of a word; more is a key, a hash or data. German needs some. */
const ENDLESS_WORD = /\S{41}/;
/** A word of two letters or more by itself, not the letters in a drawing's outline; or a sign that is a word. */
const WORD =
  /(?<![\p{L}\p{N}.])\p{L}{2,}(?![\p{L}\p{N}])|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** @returns whether a text from a place where only people read has words in it. */
export function isWords(text: string): boolean {
  return WORD.test(text) && text.length <= LONGEST && !ENDLESS_WORD.test(text) && !isAddress(text);
}

/** @returns whether a literal from code can be a text for people, by its own look. */
export function isTextOfCode(text: string): boolean {
  return (
    isWords(text) &&
    !isCode(text) &&
    !isMediaType(text) &&
    !isClassList(text) &&
    !isPattern(text) &&
    !isIdentifier(text)
  );
}

function isAddress(text: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:\/\/|www\.|mailto:|tel:|data:|blob:|\.{0,2}\/)\S*$|^\S+@\S+\.\w+$/i.test(text);
}

/** Signs that code, styles and patterns have and sentences have not. */
const CODE =
  /[{}<>\\`|^~]|=>|&&|[=!]==|\)\s*;|;$|^[.#@:;[*]|^\/\*|=$|^px\b|^\([\w-]+:|\w\(\w*\)|\bfunction\b|\bvar\(--|\brgba?\(|\d(?:px|r?em|vh|vw|fr)\b|^--|!important|^use (?:strict|client|server)$/;

function isCode(text: string): boolean {
  return CODE.test(text);
}

function isMediaType(text: string): boolean {
  return /^(?:application|audio|font|image|model|multipart|text|video)\/[\w.+*-]+/.test(text);
}

/** Names of classes: small letters, and signs in them that words have not. */
function isClassList(text: string): boolean {
  const words = text.split(' ');
  if (!words.every((word) => /^!?-?[a-z@][\w:/.[\]%#()!&-]*$/.test(word))) return false;
  return (
    words.some((word) => /-\d|:\w|\[|\/\d|__|--|\d(?:xl|xs|sm|md|lg)$/.test(word)) ||
    words.filter((word) => /[a-z]-[a-z]/.test(word)).length * 2 > words.length
  );
}

/** Forms of dates and numbers: `dd MMM yyyy`. */
function isPattern(text: string): boolean {
  return /^(?:[YyMdDHhmsSaAEZz]{1,4}[\s/.,:'T-]*)+$/.test(text) && /(.)\1/.test(text);
}

/** One word as code writes names. A single word of small letters is far oftener a name than a text. */
function isIdentifier(text: string): boolean {
  if (text.includes(' ')) return false;
  const isPlain = /^\p{Lu}\p{Ll}*(?:[-’']\p{L}+)*[.,:;!?…]*$/u.test(text) || /[^\p{ASCII}]/u.test(text);
  return !isPlain && text !== 'OK';
}
