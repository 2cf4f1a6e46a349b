import { fold } from '../fields/fold.ts';
import type { Range } from '../ranges.ts';
import { remembered } from '../remembered.ts';

/** What a wallet calls the words from which its keys come, in the languages of the fields, folded. */
const PHRASE =
  /(?:recovery|seed|secret|backup|mnemonic|herstel|wiederherstellungs|geheime?)[ -]?(?:phrase|words|sentence|zin|woorden|worter|satz)|mnemonic|(?:phrase|frase|fraza|palabras|palavras|parole|mots|slowa) (?:de |di |do )?(?:recuper|secour|secret|semilla|semente|seed|segret|odzyskiwania)/;
/** Words that a phrase has at least (BIP 39); its lists have words of three to eight letters in most languages. */
const WORDS_MIN = 12;
const RUN = /[:=\n]\s*((?:(?:\d{1,2}[.):]?\s*)?\p{Ll}{3,10}(?:[\s,;]+|$)){12,})/gu;
/** A text of a list of words: words and their numbers, nothing else. */
const PIECE = /^[\s,;]*(?:\d{1,2}[.):]?[\s,;]*)?(?:\p{Ll}{3,10}(?:[\s,;]+|$))*$/u;
/** Characters of a heading, and of the shortest that names a phrase. */
const LABEL_MAX = 80;
const NAME_MIN = 7;
/** Texts that may stand between the heading and the words: an instruction, a warning. */
const BETWEEN = 2;

/** Characters of twelve short words and what they are called. */
const SHORTEST = 50;

/** @returns where words stand that the text itself calls a recovery phrase. */
export function findPhrase(text: string): Range[] {
  if (text.length < SHORTEST) return [];
  const run = RUN[Symbol.matchAll](text).next().value;
  if (!run || !PHRASE.test(fold(text.slice(0, run.index)))) return [];
  const end = run.index + run[0].length;
  return [[end - (run[1]?.length ?? 0), end]];
}

/** What every alternative of `PHRASE` has in it, without the letters that may have accents. */
const HINTS = /phrase|word|sentence|zin|satz|rter|mnemonic|pala|parole|mots|owa|fra/i;
/** Texts of which it is remembered whether they name a phrase: headings and labels come again and again. */
const REMEMBERED = 2000;

const namesPhrase = remembered(REMEMBERED, (text) => HINTS.test(text) && PHRASE.test(fold(text)));

/** @returns where those of the texts stand, by `spans`, that are a recovery phrase under its heading. */
export function findPhraseTexts(texts: readonly string[], spans: () => readonly Range[]): Range[] {
  const found: Range[] = [];
  for (const [index, text] of texts.entries()) {
    // The heading first: looking for its words after each text of a long list would take the square of its length.
    if (text.length > LABEL_MAX || text.length < NAME_MIN || !namesPhrase(text)) continue;
    const [first, last] = rowOfWords(texts, index + 1);
    const words =
      texts
        .slice(first, last)
        .join(' ')
        .match(/\p{Ll}+/gu) ?? [];
    if (words.length >= WORDS_MIN) found.push(...spans().slice(first, last));
  }
  return found;
}

/** @returns where a row of texts begins that are words of a list, at `start` or a little later, and where it ends. */
function rowOfWords(texts: readonly string[], start: number): Range {
  const isPiece = (index: number): boolean => PIECE.test(texts[index] ?? '-');
  let first = start;
  while (first < start + BETWEEN && !isPiece(first)) first++;
  let last = first;
  while (isPiece(last)) last++;
  return [first, last];
}
