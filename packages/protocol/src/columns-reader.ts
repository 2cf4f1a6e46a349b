import { fromDigits, moveTo, type Cursor } from './columns.ts';

interface Shape {
  first: number;
  keys: readonly string[];
}

interface ReadColumn extends Cursor {
  tokens: readonly string[];
  /** How many of them were read. */
  read: number;
  /** What says which column its lists' values stand in. */
  items: unknown;
}

/** What has been read of columns so far. */
interface Reader {
  strings: readonly unknown[];
  shapes: readonly Shape[];
  columns: readonly ReadColumn[];
  /** Strings that were read for the first time. */
  seen: number;
  /** Characters that may still be given out. */
  left: number;
}

/**
 * Reads columns of which nothing is believed.
 * @param max characters of strings and keys that the value may hold in all: what is written once can stand in it often
 * @throws Error where they are none, or hold more
 */
export function fromColumns(packed: unknown, max: number): unknown {
  const { strings, shapes, columns, items } = (packed ?? {}) as Record<string, unknown>;
  if (!isList(strings) || !isList(shapes) || !isList(columns) || !isList(items))
    throw new Error('these are no columns');
  const readColumns = columns.map((column, index) => ({
    tokens: typeof column === 'string' ? column.slice(1).split(',') : [],
    items: items[index],
    read: 0,
    last: 0,
    remembered: 0,
  }));
  return readValue({ strings, shapes: shapes.map(readShape), columns: readColumns, seen: 0, left: max }, 0);
}

function readValue(reader: Reader, number: unknown): unknown {
  const column = reader.columns[Number(number)];
  const token = column?.tokens[column.read];
  if (!column || !token) throw new Error('a column is too short');
  column.read += 1;
  switch (token.charAt(0)) {
    case 'S':
      return readString(reader, token);
    case 'O':
      return readObject(reader, token);
    case 'A':
      return readList(reader, column, token);
    case 'V':
      return readScalar(token);
    case 'P':
      return moveTo(column, column.remembered + fromDigits(token.slice(1)), true);
    default:
      return moveTo(column, column.last + fromDigits(token), false);
  }
}

function readString(reader: Reader, token: string): string {
  const text = reader.strings[token.length === 1 ? reader.seen++ : fromDigits(token.slice(1))];
  if (typeof text !== 'string') throw new Error('a string is missing');
  spend(reader, text.length);
  return text;
}

function readObject(reader: Reader, token: string): Record<string, unknown> {
  const shape = reader.shapes[fromDigits(token.slice(1))];
  if (!shape) throw new Error('a shape is missing');
  // One by one: of what is promised nothing is made before it is there.
  const entries: [string, unknown][] = [];
  for (const key of shape.keys) {
    spend(reader, key.length);
    entries.push([key, readValue(reader, shape.first + entries.length)]);
  }
  // As own properties, whatever they are called.
  return Object.fromEntries(entries);
}

function readList(reader: Reader, { items }: ReadColumn, token: string): unknown[] {
  const length = fromDigits(token.slice(1));
  const list: unknown[] = [];
  while (list.length < length) list.push(readValue(reader, items));
  return list;
}

function readShape(shape: unknown): Shape {
  const [first, ...keys] = isList(shape) ? shape : [];
  if (!Number.isInteger(first) || !keys.every((key) => typeof key === 'string')) throw new Error('this is no shape');
  return { first: Number(first), keys };
}

function readScalar(token: string): unknown {
  const value: unknown = JSON.parse(token.slice(1));
  if (typeof value === 'string' || (typeof value === 'object' && value !== null)) throw new Error('this is no scalar');
  return value;
}

function spend(reader: Reader, characters: number): void {
  reader.left -= characters + 1;
  if (reader.left < 0) throw new Error('these columns hold more than they may');
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
