/** Checks for the plain fields of events: numbers and lists, where nothing can hide. */

/** @returns the number, or 0 for anything else. */
export function finite(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

/** @returns the list, or an empty one. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** @returns the object, or an empty one. */
export function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** @returns a new object with the named fields that are finite numbers, and nothing else. */
export function numbers(source: Record<string, unknown>, names: readonly string[]): Record<string, number> {
  const kept: Record<string, number> = {};
  for (const name of names) {
    const value = source[name];
    if (typeof value === 'number' && Number.isFinite(value)) kept[name] = value;
  }
  return kept;
}
