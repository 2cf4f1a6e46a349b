import { OpnameError } from '@opname/protocol';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Stores } from '../stores.ts';

/** Asked for by no recording: the look only tells whether the store answers. */
const NOWHERE = 'checks/ready/';

/**
 * `/readyz` says whether this node is to be given requests: it is started, not about to stop, and its stores answer.
 *
 * @returns what is to be called before it stops, so that whoever balances the load takes it out first.
 */
export function handleReadiness(app: FastifyInstance, { database, blobs }: Pick<Stores, 'database' | 'blobs'>) {
  const state = { isStopping: false };
  app.get('/readyz', async (_, reply) => {
    if (state.isStopping) throw new OpnameError('not-durable', 'it is about to stop');
    await Promise.all([sql`select 1`.execute(database.query), blobs.list(NOWHERE)]);
    return reply.header('cache-control', 'no-store').send({ status: 'ready' });
  });
  return { stopBeingReady: () => void (state.isStopping = true) };
}
