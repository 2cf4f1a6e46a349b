import { LATE_UPLOAD_MS, OpnameError, RECORDING_MAX_BYTES } from '@opname/protocol';
import type { Kysely } from 'kysely';
import type { Schema } from '../store/schema.ts';
import { assertReadable } from '../store/recording-state.ts';
import type { SealedChunk } from './chunks.ts';

/**
 * Says why the store refused a chunk. It is asked only after a refusal, so that the many chunks that are taken pay for
 * no question of the few that are not.
 *
 * @returns `held` when this very chunk is there already, `new-page` when its page is not known yet, `again` when what
 * stood in its way is gone; throws what the client must be told.
 */
export async function explainRefusal(
  query: Kysely<Schema>,
  chunk: SealedChunk,
): Promise<'held' | 'new-page' | 'again'> {
  const recording = await assertReadable(query, chunk.recording, chunk.now, 'bad-grant');
  const before = await query
    .selectFrom('chunks')
    .select('hash')
    .where('recording', '=', chunk.recording)
    .where('page', '=', chunk.page)
    .where('sequence', '=', chunk.sequence)
    .executeTakeFirst();
  if (before) {
    if (Buffer.compare(before.hash, chunk.hash) === 0) return 'held';
    throw new OpnameError('chunk-differs');
  }
  if (chunk.now > recording.until + LATE_UPLOAD_MS) throw new OpnameError('window-over');
  if (recording.bytes + chunk.sealed.byteLength > RECORDING_MAX_BYTES) throw new OpnameError('over-budget');
  return await explainByPage(query, chunk);
}

async function explainByPage(query: Kysely<Schema>, chunk: SealedChunk): Promise<'new-page' | 'again'> {
  const page = await query
    .selectFrom('pages')
    .select('declared_chunks')
    .where('recording', '=', chunk.recording)
    .where('id', '=', chunk.page)
    .executeTakeFirst();
  if (!page) return 'new-page';
  if (page.declared_chunks !== null && page.declared_chunks <= chunk.sequence) throw new OpnameError('page-closed');
  return 'again';
}
