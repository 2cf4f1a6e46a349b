import { isTextOfCode, isWords, tidy } from './is-text.ts';
import { readFragment } from './read-markup.ts';
import { scriptLiterals, VALUE_PLACE, type ScriptLiteral } from './script-literals.ts';

/** @returns what may be a text for people among the literals of a script. */
export function readScript(source: string): string[] {
  return scriptLiterals(source).flatMap(textsOf);
}

function textsOf({ text, place }: ScriptLiteral): string[] {
  if (place === 'code') return [];
  if (isMarkup(text)) return readFragment(text);
  const parts = text.split(VALUE_PLACE).map(tidy);
  return place === 'read' ? parts.filter((part) => isWords(part) && !/[{}]|=>/.test(part)) : parts.filter(isTextOfCode);
}

/** Frameworks that compile templates keep them as markup. */
function isMarkup(text: string): boolean {
  return /<\/?[a-z][^<]*>|<!--/i.test(text);
}
