/** @returns the text of a field, without space around it. */
export function textOf(form: FormData, name: string): string {
  return exactTextOf(form, name).trim();
}

/** @returns the text of a field as it was typed, which a password is. */
export function exactTextOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
