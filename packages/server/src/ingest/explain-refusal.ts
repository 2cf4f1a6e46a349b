import { LATE_UPLOAD_MS, OpnameError, RECORDING_MAX_BYTES } from '@opname/protocol';
import type { Kysely } from 'kysely';
import type { Schema } from '../store/schema.ts';
import { assertReadable } from '../store/recording-state.ts';
import type { SealedChunk } from './chunks.ts';

/** What is asked about: the chunk without its bytes, which the store has taken. */
type Refused = Omit<SealedChunk, 'sealed'> & { bytes: number };

/**
 * Says why the store refused a chunk: throws what the client must be told, or returns when this very chunk is held
 * already. It is asked only after a refusal, so that the many chunks that are taken pay for no question of the few that
 * are not.
 */
export async function explainRefusal(query: Kysely<Schema>, chunk: Refused): Promise<void> {
  const recording = await assertReadable(query, chunk.recording, chunk.now, 'bad-grant');
  if (recording.state === 'stopped' && !(await hasOpenPage(query, recording.id))) {
    throw new OpnameError('recording-stopped');
  }
  const before = await query
    .selectFrom('chunks')
    .select('hash')
    .where('recording', '=', chunk.recording)
    .where('page', '=', chunk.page)
    .where('sequence', '=', chunk.sequence)
    .executeTakeFirst();
  if (before) {
    if (Buffer.compare(before.hash, chunk.hash) === 0) return;
    throw new OpnameError('chunk-differs');
  }
  if (chunk.now > recording.until + LATE_UPLOAD_MS) throw new OpnameError('window-over');
  if (recording.bytes + chunk.bytes > RECORDING_MAX_BYTES) throw new OpnameError('over-budget');
  const page = await query
    .selectFrom('pages')
    .select('declared_chunks')
    .where('recording', '=', chunk.recording)
    .where('id', '=', chunk.page)
    .executeTakeFirst();
  if (page && page.declared_chunks !== null && page.declared_chunks <= chunk.sequence) {
    throw new OpnameError('page-closed');
  }
  // What stood in its way has gone meanwhile; the client sends it again.
  throw new OpnameError('not-durable');
}

async function hasOpenPage(query: Kysely<Schema>, recording: string): Promise<boolean> {
  const open = query.selectFrom('pages').select('id').where('recording', '=', recording).where('closed_at', 'is', null);
  return (await open.limit(1).executeTakeFirst()) !== undefined;
}
