/**
 * @returns `make` with its answers remembered: texts of tables, lists and labels come again and again. When there are more
 * than `size` it begins anew, which costs less than to know the oldest.
 */
export function remembered<Value>(size: number, make: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      if (known.size >= size) known.clear();
      value = make(text);
      known.set(text, value);
    }
    return value;
  };
}
