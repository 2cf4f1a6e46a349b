import type { Attributes } from '../mirror/mirror.ts';
import { cleanUrl } from '../policies/url.ts';
import type { Session } from '../session.ts';
import { record } from './fields.ts';

/** Opname's own events: `opname.` and a word in small letters. Those of others are not recorded. */
const TAG = /^opname\.[a-z][a-z-]{0,31}$/;
const KEY = /^[a-zA-Z]{1,32}$/;

export function cleanCustom(session: Session, data: Attributes): Attributes | undefined {
  const { tag, payload } = data;
  if (typeof tag !== 'string' || !TAG.test(tag)) return session.drop('custom');
  const clean: Attributes = {};
  for (const [key, value] of Object.entries(record(payload))) {
    if (!KEY.test(key)) session.drop('custom');
    else if (typeof value === 'number' || typeof value === 'boolean' || value === null) clean[key] = value;
    else if (typeof value === 'string') clean[key] = cleanPayload(session, key, value);
    else session.drop('custom');
  }
  return { tag, payload: clean };
}

function cleanPayload({ scrubber, url, level }: Session, key: string, value: string): string {
  if (/^(?:href|url)$/i.test(key)) return cleanUrl(value, url);
  return level === 'structure' && /\s/.test(value) ? '' : scrubber.scrub(value, 'title');
}
