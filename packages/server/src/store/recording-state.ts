import { OpnameError, type ErrorCode } from '@opname/protocol';
import type { Kysely } from 'kysely';
import type { Recordings, Schema } from './schema.ts';

/** @returns the recording; throws when it was erased, has expired, or (with the code `unknown`) never was. */
export async function assertReadable(
  query: Kysely<Schema>,
  id: string,
  now: number,
  unknown: ErrorCode = 'unknown-recording',
): Promise<Recordings> {
  const removal = await query.selectFrom('removals').select('why').where('recording', '=', id).executeTakeFirst();
  if (removal) throw new OpnameError(removal.why === 'erased' ? 'recording-erased' : 'recording-expired');
  const recording = await query.selectFrom('recordings').selectAll().where('id', '=', id).executeTakeFirst();
  if (!recording) throw new OpnameError(unknown);
  if (recording.expires_at <= now) throw new OpnameError('recording-expired');
  return recording;
}
