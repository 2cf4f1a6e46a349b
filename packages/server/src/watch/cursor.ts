import { OpnameError } from '@opname/protocol';

/** A line of the list, by what the list is sorted by. */
export interface Cursor {
  value: number;
  id: string;
}

/** Names the last line of a page of the list, so that what is added meanwhile shifts nothing. */
export function formatCursor({ value, id }: Cursor): string {
  return `${value}.${id}`;
}

export function parseCursor(text: string): Cursor {
  const [, value, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(text) ?? [];
  if (!value || !id) throw new OpnameError('invalid-request', 'after is not the next of an earlier answer');
  return { value: Number(value), id };
}
