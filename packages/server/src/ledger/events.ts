import type { Indication, Level } from '@opname/protocol';
import type { Recordings } from '../store/schema.ts';
import type { ChainEvent } from './chain.ts';

/** What happens to the consent for one recording. */
export const CONSENT_KINDS = ['given', 'paused', 'resumed', 'stopped', 'erased', 'expired'] as const;
export type ConsentKind = (typeof CONSENT_KINDS)[number];

/** What the ledger says of it. Nobody can be read out of it: `subject_key` is a keyed hash. */
export interface ConsentBody {
  site: string;
  subject_key: string;
  recording: string;
  notice: string;
  process: string;
  language: string;
  level: Level;
  rules_version: string;
  /** By what act; null for what happens by itself. */
  how: Indication | null;
  /** `participant`, `server`, or the name of somebody of the staff. */
  by: string;
  /** Of a yes: the hashes of what was shown, and what is known of the trial. */
  look?: string;
  rules?: string;
  trial_start?: number;
  trial_proof?: 'token' | 'page' | 'first-seen';
  until?: number;
}

/** Whoever wanted something, and by what act. */
export interface Wish {
  how: Indication | null;
  by: string;
}

/** The event by which an agreement that is held changes. */
export function changeOf(kind: ConsentKind, recording: Recordings, { how, by, at }: Wish & { at: number }): ChainEvent {
  const { site, subject_key, notice, process, language, level, rules_version, id } = recording;
  const body: ConsentBody = {
    site,
    subject_key,
    recording: id,
    notice,
    process,
    language,
    level,
    rules_version,
    how,
    by,
  };
  return { at, kind, body: { ...body } };
}
