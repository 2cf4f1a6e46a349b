/** Values by numbers that are counted up without gaps, of which the old ones go. */
export interface ByNumber<Value> {
  get(this: void, id: number): Value | undefined;
  set(this: void, id: number, value: Value): void;
  delete(this: void, id: number): void;
  values(this: void): Iterable<Value>;
}

/** Numbers of one list are those of 1,024 that differ in their last ten bits only. */
const BITS = 10;

interface Part<Value> {
  values: (Value | undefined)[];
  held: number;
}

/**
 * A list is smaller and quicker than a map, but one list for all would grow with every node that ever was on the page: in
 * parts, those go of which nothing is left.
 */
export function createByNumber<Value>(): ByNumber<Value> {
  const parts: (Part<Value> | undefined)[] = [];
  return {
    get: (id) => parts[id >> BITS]?.values[id & (2 ** BITS - 1)],
    set(id, value) {
      const part = (parts[id >> BITS] ??= { values: [], held: 0 });
      const at = id & (2 ** BITS - 1);
      if (!part.values[at]) part.held++;
      part.values[at] = value;
    },
    delete(id) {
      const part = parts[id >> BITS];
      const at = id & (2 ** BITS - 1);
      if (!part?.values[at]) return;
      part.values[at] = undefined;
      if (--part.held === 0) parts[id >> BITS] = undefined;
    },
    *values() {
      for (const part of parts) for (const value of part?.values ?? []) if (value) yield value;
    },
  };
}
