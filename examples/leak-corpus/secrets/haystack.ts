/**
 * All that was received or stored, made searchable. A secret may stand there in one piece or in disguise, spread over
 * values that follow one another, or character by character; so beside the texts themselves there are, for each field of
 * the events by its name, all its values read on as one.
 */
import { decodings } from './decode.ts';
import { createGrams } from './grams.ts';
import { squash } from './squash.ts';

export interface Haystack {
  /** Every text and each of its decodings, one a line, squashed. */
  texts: string;
  /** The values of each field, one after another, squashed: of short values (characters, pieces), and of all. */
  characters: ReadonlyMap<string, string>;
  streams: ReadonlyMap<string, string>;
  /** Whether the texts, or a stream, may hold a piece; false is certain. */
  mayHold(this: void, piece: string): boolean;
  /** Texts as whole values, to find typed beginnings of a secret. */
  values: ReadonlySet<string>;
  /** Words that stand by themselves in texts, to find secrets of a few digits. */
  words: ReadonlySet<string>;
}

/** Characters up to which a value may be a piece of something spelled out. */
const PIECE_MAX = 3;
/** Characters of a text that is split into words; longer ones are styles and data. */
const WORDS_MAX = 4_000;

/** @param contents what was sent or stored, as parsed JSON or as text */
export function createHaystack(contents: Iterable<unknown>): Haystack {
  const texts = new Set<string>();
  const values = new Set<string>();
  const words = new Set<string>();
  const streams = createStreams();

  for (const { field, text } of readTexts(contents)) {
    const squashed = squash(text);
    streams.add(field, squashed);
    values.add(squashed);
    if (texts.has(text)) continue;
    texts.add(text);
    if (text.length <= WORDS_MAX) for (const word of text.split(/[^\p{L}\p{N}/:#-]+/u)) words.add(squash(word));
  }
  const lines = [...texts, ...[...texts].flatMap(decodings)].map(squash);
  const all = { texts: [...new Set(lines)].join('\n'), values, words, ...streams.all() };
  return { ...all, mayHold: createGrams([all.texts, ...all.streams.values()]) };
}

interface Found {
  field: string;
  text: string;
}

function* readTexts(contents: Iterable<unknown>): Generator<Found> {
  for (const content of contents) yield* readValue(content, '');
}

function* readValue(value: unknown, field: string): Generator<Found> {
  if (typeof value === 'string') yield { field, text: value };
  else if (Array.isArray(value)) {
    if (value.length > 5 && value.every((code) => Number.isInteger(code) && code > 31 && code < 127))
      yield { field, text: String.fromCharCode(...(value as number[])) };
    for (const item of value) yield* readValue(item, field);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      yield { field: 'a name', text: name };
      yield* readValue(inner, name);
    }
  }
}

function append(to: Map<string, string>, field: string, text: string): void {
  to.set(field, (to.get(field) ?? '') + text);
}

function createStreams() {
  const streams = new Map<string, string>();
  const characters = new Map<string, string>();
  const latest = new Map<string, string>();
  return {
    add(field: string, text: string): void {
      if (text === '') return;
      if (text.length <= PIECE_MAX) append(characters, field, text);
      // The same value twice in a row is one value that was told twice; of characters it may be a double one.
      if (latest.get(field) === text) return;
      latest.set(field, text);
      append(streams, field, text);
      if (text.length <= PIECE_MAX) append(characters, `${field}, each once`, text);
    },
    all: () => ({ streams, characters }),
  };
}
