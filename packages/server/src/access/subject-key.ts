import { createHmac } from 'node:crypto';

export type SubjectKeys = (site: string, subject: string) => string;

/**
 * Names a participant in what outlives the recording (the proof of consent, the start of the trial): a keyed hash leads
 * back to nobody without the key and the subject itself, and forwards to all of it with both.
 */
export function createSubjectKeys(secret: Uint8Array): SubjectKeys {
  return (site, subject) => createHmac('sha256', secret).update(`${site}\n${subject}`).digest('hex');
}
