/** The stores of a server without the server, and a recording in them. */
import { randomUUID } from 'node:crypto';
import { createConsents } from '../src/ingest/consents.ts';
import { createLedger } from '../src/ledger/ledger.ts';
import type { Stores } from '../src/stores.ts';
import { SITE } from './test-server.ts';

export const NOW = 1_800_000_000_000;

/** @returns the id of a new recording with its key, whose window ends a second after `NOW`. */
export async function beginRecording({ database, keys }: Pick<Stores, 'database' | 'keys'>): Promise<string> {
  const recording = randomUUID();
  await keys.create(recording);
  const level = 'screen' as const;
  const rulesVersion = '7';
  const held = { id: recording, level, rulesVersion, until: NOW + 1000, expiresAt: NOW + 10_000 };
  const body = {
    site: SITE.key,
    subject_key: recording,
    notice: SITE.notice.hash,
    process: SITE.notice.process,
    language: 'en',
    level,
    rules_version: rulesVersion,
    how: 'notice' as const,
    by: 'participant',
  };
  const answer = {
    now: NOW,
    trialStart: NOW,
    subject: 'a',
    noticeVersion: '3',
    account: undefined,
    exhibits: [],
    body,
  };
  await createConsents(database, createLedger(database)).begin(held, answer);
  return recording;
}
