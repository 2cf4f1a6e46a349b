import { isLeap, moveTo, toDigits, type Columns, type Cursor } from './columns.ts';

/** Sums and differences of numbers up to it are exact. */
const INTEGER_MAX = 2 ** 51;

/** An object or a list that is being written: those of its values that are still to come. */
interface Open {
  values: readonly unknown[];
  /** Where the first value stands, and how much further each next one does. */
  column: number;
  step: 0 | 1;
  written: number;
}

interface WrittenShape {
  token: string;
  first: number;
  keys: readonly string[];
}

interface WrittenColumn extends Cursor {
  tokens: string[];
  /** The column of its lists' values, or -1. */
  items: number;
  /** The shape of its last object: most often that of the next one. */
  shape?: WrittenShape;
}

/** Writes columns piece by piece, so that a large value need not be written in one go. */
export class ColumnsWriter {
  readonly #strings = new Map<string, string>();
  readonly #shapes: WrittenShape[] = [];
  readonly #shapesByKeys = new Map<string, WrittenShape>();
  readonly #columns: WrittenColumn[] = [];
  readonly #open: Open[];

  /** @param value what JSON can hold, and what does not change until it is written; what JSON leaves out is left out */
  constructor(value: unknown) {
    this.#open = [{ values: [value], column: this.#addColumn(), step: 0, written: 0 }];
  }

  /**
   * @param count how many values to write
   * @returns whether there are more
   */
  write(count: number): boolean {
    let left = count;
    let open = this.#open.at(-1);
    while (open && left > 0) {
      if (open.written === open.values.length) {
        this.#open.pop();
      } else {
        left -= 1;
        const value = open.values[open.written];
        this.#put(value, this.#columns[open.column + open.written * open.step] as WrittenColumn);
        open.written += 1;
      }
      open = this.#open.at(-1);
    }
    return open !== undefined;
  }

  /** @returns what was written. */
  columns(): Columns {
    return {
      strings: [...this.#strings.keys()],
      shapes: this.#shapes.map(({ first, keys }) => [first, ...keys]),
      columns: this.#columns.map(({ tokens }) => `,${tokens.join(',')}`),
      items: this.#columns.map(({ items }) => items),
    };
  }

  #put(value: unknown, column: WrittenColumn): void {
    if (typeof value === 'string') column.tokens.push(this.#stringToken(value));
    else if (isWhole(value)) column.tokens.push(numberToken(value, column));
    else if (isList(value)) this.#putList(value, column);
    else if (typeof value === 'object' && value !== null) this.#putObject(value, column);
    else column.tokens.push(`V${JSON.stringify(value) ?? null}`);
  }

  #stringToken(text: string): string {
    const known = this.#strings.get(text);
    if (known === undefined) this.#strings.set(text, `S${toDigits(this.#strings.size)}`);
    return known ?? 'S';
  }

  #putList(values: readonly unknown[], column: WrittenColumn): void {
    column.tokens.push(`A${toDigits(values.length)}`);
    if (values.length === 0) return;
    if (column.items === -1) column.items = this.#addColumn();
    this.#open.push({ values, column: column.items, step: 0, written: 0 });
  }

  #putObject(of: object, column: WrittenColumn): void {
    let entries = of as Record<string, unknown>;
    let values = Object.values(entries);
    if (values.includes(undefined)) {
      entries = Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined));
      values = Object.values(entries);
    }
    const shape = this.#shapeOf(Object.keys(entries), column.shape);
    column.shape = shape;
    column.tokens.push(shape.token);
    this.#open.push({ values, column: shape.first, step: 1, written: 0 });
  }

  #shapeOf(keys: readonly string[], last: WrittenShape | undefined): WrittenShape {
    if (last && isSame(keys, last.keys)) return last;
    const name = JSON.stringify(keys);
    let shape = this.#shapesByKeys.get(name);
    if (!shape) {
      shape = { token: `O${toDigits(this.#shapes.length)}`, first: this.#columns.length, keys };
      this.#shapes.push(shape);
      this.#shapesByKeys.set(name, shape);
      for (const _ of keys) this.#addColumn();
    }
    return shape;
  }

  #addColumn(): number {
    return this.#columns.push({ tokens: [], items: -1, last: 0, remembered: 0 }) - 1;
  }
}

/** @returns the columns of a value, written in one go. */
export function toColumns(value: unknown): Columns {
  const writer = new ColumnsWriter(value);
  writer.write(Infinity);
  return writer.columns();
}

function numberToken(value: number, cursor: Cursor): string {
  const difference = value - cursor.last;
  const other = value - cursor.remembered;
  const isFromRemembered = isLeap(difference) && !isLeap(other);
  moveTo(cursor, value, isFromRemembered);
  return isFromRemembered ? `P${toDigits(other)}` : toDigits(difference);
}

function isSame(keys: readonly string[], others: readonly string[]): boolean {
  let index = keys.length === others.length ? keys.length : -1;
  while (index > 0 && keys[index - 1] === others[index - 1]) index -= 1;
  return index === 0;
}

function isWhole(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(value as number) < INTEGER_MAX;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
