import { PURPOSES, type Notice } from '@opname/protocol';

/** What is done with recordings; a change of it asks everybody again, a change of words does not (F2). */
const PROCESS = [
  'controller',
  'level',
  'windowMinutes',
  'retentionDays',
  'processors',
  'purposes',
  'recipients',
] as const satisfies readonly (keyof Notice)[];
export type ProcessField = (typeof PROCESS)[number];

/** @returns what changes in what is done; the server decides, and says so when it has published. */
export function listProcessChanges(before: Notice, after: Notice): ProcessField[] {
  return PROCESS.filter(
    (field) => JSON.stringify(meaningOf(before)[field]) !== JSON.stringify(meaningOf(after)[field]),
  );
}

/** A notice with what it means where it says nothing. */
function meaningOf(notice: Notice): Notice {
  return { ...notice, purposes: notice.purposes ?? PURPOSES.slice(0, 2), recipients: notice.recipients ?? [] };
}
