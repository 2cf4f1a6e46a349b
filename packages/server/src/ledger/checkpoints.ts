import type { CheckpointClaims } from '@opname/protocol';
import type { Database } from '../store/database.ts';
import type { Signer } from '../store/keys/signing-keys.ts';
import type { Schema } from '../store/schema.ts';
import type { Chain } from './chain.ts';

/** What the header of a checkpoint says that it is. */
const CHECKPOINT_TYPE = 'opname-checkpoint';

export interface Checkpoint {
  size: number;
  at: number;
  jws: string;
}

/** Signed heads of one chain. Whoever keeps one can tell later whether the chain still begins with those entries. */
export interface Checkpoints {
  /** Signs the head as it is now. @returns the newest checkpoint, or undefined for a chain without entries. */
  make(): Promise<Checkpoint | undefined>;
  /** In the order of their sizes, from `size` on. */
  list(size: number): Promise<Checkpoint[]>;
  readNewest(): Promise<Checkpoint | undefined>;
}

export interface CheckpointParts {
  database: Database<Schema>;
  signer: Pick<Signer, 'sign'>;
  chain: Chain;
  now: () => number;
}

export function createCheckpoints({ database, signer, chain, now }: CheckpointParts): Checkpoints {
  const { query } = database;
  const all = () =>
    query.selectFrom('checkpoints').select(['size', 'at', 'jws']).where('chain', '=', chain.table).orderBy('size');
  const readNewest = () =>
    query
      .selectFrom('checkpoints')
      .select(['size', 'at', 'jws'])
      .where('chain', '=', chain.table)
      .orderBy('size', 'desc')
      .limit(1)
      .executeTakeFirst();

  return {
    async make() {
      const { size, head } = await chain.readHead();
      const newest = await readNewest();
      if (size === 0 || newest?.size === size) return newest;
      const at = now();
      const claims: CheckpointClaims = { chain: chain.table, size, head, at };
      const jws = await signer.sign(claims, CHECKPOINT_TYPE);
      await query
        .insertInto('checkpoints')
        .values({ chain: chain.table, size, at, jws })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return { size, at, jws };
    },
    list: (size) => all().where('size', '>=', size).execute(),
    readNewest,
  };
}
