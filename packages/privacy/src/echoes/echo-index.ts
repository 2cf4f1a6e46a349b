import type { Range } from '../ranges.ts';
import type { EchoKind } from './echoes.ts';
import { formsOf } from './forms.ts';
import { foldUnit, normalise, type Normalised } from './normalise.ts';

/** Characters looked up at once. A piece must be at least as long to count, so that every one that counts holds one. */
export const GRAM = 4;

/** Finds values, their telling pieces and their encodings in texts. */
export interface EchoIndex {
  add(value: string, kind: EchoKind): void;
  remove(value: string): void;
  find(text: string): Range[];
}

interface Form {
  /** The value it is a form of. */
  value: string;
  kind: EchoKind;
  /** Whether it is the value itself and not an encoding of it. */
  isPlain: boolean;
  isDigits: boolean;
  content: Normalised;
}

interface Place {
  form: Form;
  offset: number;
}

/**
 * @returns an empty index: all forms of all values by their pieces of four characters, behind one bit for each hash,
 * which tells that almost all texts hold nothing after one pass over their characters.
 */
export function createEchoIndex(): EchoIndex {
  const places = new Map<number, Place[]>();
  const filter = new Uint8Array(1 << 16);
  const forms = new Map<string, Form[]>();
  /** Secrets of little but signs, which are looked for as they are. */
  const signs = new Set<string>();

  function remove(value: string): void {
    for (const form of forms.get(value) ?? []) {
      for (const gram of grams(form.content)) {
        const left = places.get(gram)?.filter((place) => place.form !== form) ?? [];
        if (left.length > 0) places.set(gram, left);
        else places.delete(gram);
      }
    }
    forms.delete(value);
    signs.delete(value);
  }
  return {
    remove,
    add(value, kind) {
      remove(value);
      const added = createForms(value, kind);
      if (kind === 'secret' && value.length >= GRAM && (added[0]?.content.units.length ?? 0) < GRAM) signs.add(value);
      forms.set(value, added);
      for (const form of added) {
        let offset = 0;
        for (const gram of grams(form.content)) {
          filter[hash(gram)] = 1;
          const others = places.get(gram);
          if (others) others.push({ form, offset });
          else places.set(gram, [{ form, offset }]);
          offset++;
        }
      }
    },
    find(text) {
      const found = [...signs].flatMap((value) => findAll(text, value));
      if (!hasKnownGram(text, filter, places)) return found;
      const content = normalise(text);
      for (let at = 0; at + GRAM <= content.units.length; at++) {
        const gram = gramAt(content.units, at);
        const known = filter[hash(gram)] === 0 ? undefined : places.get(gram);
        if (!known) continue;
        const end = longestEnd({ text, content, at }, known);
        if (end <= at) continue;
        found.push([content.at[at] ?? 0, (content.at[end - 1] ?? 0) + 1]);
        at = end - GRAM;
      }
      return found;
    },
  };
}

function findAll(text: string, value: string): Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + value.length)) {
    found.push([at, at + value.length]);
  }
  return found;
}

function createForms(value: string, kind: EchoKind): Form[] {
  const isDigits = /^[\d\s.-]+$/.test(value);
  return (kind === 'typed' ? [value] : [value, ...formsOf(value)]).map((form) => ({
    value,
    kind,
    isPlain: form === value,
    isDigits,
    content: normalise(form),
  }));
}

function grams({ units }: Normalised): number[] {
  return units.slice(GRAM - 1).map((_, at) => gramAt(units, at));
}

const gramAt = (units: readonly number[], at: number): number =>
  ((units[at] ?? 0) << 24) ^ ((units[at + 1] ?? 0) << 16) ^ ((units[at + 2] ?? 0) << 8) ^ (units[at + 3] ?? 0);
const hash = (gram: number): number => Math.imul(gram, 0x9e_37_79_b1) >>> 16;

/** One pass that keeps nothing: whether any piece of the text is known. */
function hasKnownGram(text: string, filter: Uint8Array, places: ReadonlyMap<number, unknown>): boolean {
  let gram = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = foldUnit(text.charCodeAt(index));
    if (unit === 0) continue;
    gram = (gram << 8) ^ unit;
    if (filter[hash(gram)] === 1 && places.has(gram)) return true;
  }
  return false;
}

interface Spot {
  text: string;
  content: Normalised;
  at: number;
}

/** @returns where the longest piece that counts and begins at the spot ends, or -1. */
function longestEnd(spot: Spot, places: readonly Place[]): number {
  let longest = -1;
  for (const place of places) {
    const length = commonLength(spot, place);
    if (spot.at + length > longest && counts(place, length, standsAs(spot, length))) longest = spot.at + length;
  }
  return longest;
}

function commonLength({ content, at }: Spot, { form, offset }: Place): number {
  const max = Math.min(form.content.units.length - offset, content.units.length - at);
  let length = 0;
  while (length < max && form.content.units[offset + length] === content.units[at + length]) length++;
  return length;
}

/** Characters from which a piece of a secret is removed even inside a longer word. */
const PIECE_MIN = 5;
/** Characters of a beginning or an end; fewer are, of a name on a card, an ordinary word: "onder" ends "van der Vlonder". */
const END_MIN = 6;
/** Digits alone are common; only this many of a secret count as a piece of it, and this many as all of it. */
const DIGITS_PIECE_MIN = 6;
const DIGITS_MIN = 8;
/** The part of a secret that gives it away. */
const TELLING_PART = 0.4;
/** Characters of an encoding from which it is one and not an accident. */
const ENCODED_MIN = 8;
/** Characters of a value that is masked but not sensitive; shorter ones are words of the page. */
const TYPED_MIN = 6;
/** The same where the value is all of the text. */
const TYPED_WHOLE_MIN = 5;

/** How a piece stands in the text: as all of it, as a word, or in the middle of one. */
type Standing = 'all' | 'alone' | 'within';

function counts({ form, offset }: Place, length: number, standing: Standing): boolean {
  const alone = standing !== 'within';
  const whole = form.content.units.length;
  if (form.kind === 'typed') {
    return length === whole && alone && length >= (standing === 'all' ? TYPED_WHOLE_MIN : TYPED_MIN);
  }
  if (!form.isPlain) return length >= Math.max(ENCODED_MIN, whole * TELLING_PART);
  return form.isDigits ? countsAsDigits(length, whole, alone) : countsAsText({ offset, length, whole, alone });
}

function countsAsDigits(length: number, whole: number, alone: boolean): boolean {
  if (length === whole) return alone || whole >= DIGITS_MIN;
  return length >= Math.max(DIGITS_PIECE_MIN, whole * TELLING_PART);
}

interface Piece {
  offset: number;
  length: number;
  whole: number;
  alone: boolean;
}

/** A short piece counts when it is all of the secret, or its beginning or end, and stands as a word. */
function countsAsText({ offset, length, whole, alone }: Piece): boolean {
  if (length >= Math.max(PIECE_MIN, whole * TELLING_PART)) return true;
  if (!alone) return false;
  return length === whole || (length >= END_MIN && (offset === 0 || offset + length === whole));
}

function standsAs({ text, content, at }: Spot, length: number): Standing {
  if (length === content.units.length) return 'all';
  const first = content.at[at] ?? 0;
  const last = content.at[at + length - 1] ?? 0;
  return isWordCharacter(text.charAt(first - 1)) || isWordCharacter(text.charAt(last + 1)) ? 'within' : 'alone';
}

function isWordCharacter(character: string): boolean {
  if (character === '') return false;
  const unit = character.charCodeAt(0);
  return unit < 128 ? foldUnit(unit) !== 0 : /[\p{L}\p{N}]/u.test(character);
}
