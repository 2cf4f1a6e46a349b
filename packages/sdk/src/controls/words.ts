import type { NoticeLanguage } from '@opname/protocol';
import type { SavedGrant } from '../gate/grant.ts';

const MINUTE_MS = 60_000;

type Times = Pick<SavedGrant, 'until' | 'offset' | 'expires'>;

/** @returns when it ends, in the participant's own time: their clock, which may differ from the server's. */
export function timeOfDay({ until, offset }: Times, language: NoticeLanguage): string {
  return new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(until - offset);
}

/** @returns how long it still takes, in whole minutes. */
export function timeLeft({ until, offset }: Times, language: NoticeLanguage): string {
  const minutes = Math.max(0, Math.ceil((until - offset - Date.now()) / MINUTE_MS));
  return new Intl.NumberFormat(language, { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(minutes);
}

export function day(instant: number, language: NoticeLanguage): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(instant);
}

export function moment(instant: number, language: NoticeLanguage): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(instant);
}
