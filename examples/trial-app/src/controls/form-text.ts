/** What was typed in the input of that name, without spaces around it; a file or a missing input is no text. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
