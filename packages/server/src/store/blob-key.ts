/** @returns the key; throws for one that could lead out of the store. */
export function assertBlobKey(key: string): string {
  if (/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(key)) return key;
  throw new Error('A key of a blob is made of a-z, 0-9, "-" and "/"');
}
