/**
 * Whether every text in it can be kept as it is by any database: U+0000 has no place in a text of PostgreSQL, and half of
 * a surrogate pair becomes another character in UTF-8, so that what is hashed would not be what is kept.
 */
export function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return true;
  return Object.entries(value).every(([name, content]) => isStorable(name) && isStorable(content));
}
