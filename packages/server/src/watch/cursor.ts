import { OpnameError } from '@opname/protocol';

interface Cursor {
  consentedAt: number;
  id: string;
}

/** Names the last line of a page of the list, so that what is added meanwhile shifts nothing. */
export function formatCursor({ consentedAt, id }: Cursor): string {
  return `${consentedAt}.${id}`;
}

export function parseCursor(text: string): Cursor {
  const [, consentedAt, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(text) ?? [];
  if (!consentedAt || !id) throw new OpnameError('invalid-request', 'after is not the next of an earlier answer');
  return { consentedAt: Number(consentedAt), id };
}
