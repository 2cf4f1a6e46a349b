import { createHash } from 'node:crypto';
import type { Pool, PoolClient, QueryResult } from 'pg';
import { createBoundedMap } from '../../bounded-map.ts';
import { StoreUnavailable, type Database, type Outcome, type Statement } from '../database.ts';
import { isConstraint, isToBeRepeated } from './postgres-error.ts';

/** How often a unit is begun again when others were first; each time some of them are done. */
const TRIES = 10;

/** Prepared statements that are named; the program has some sixty, and what is beyond is prepared each time. */
const NAMES_MAX = 256;

/** Held until the transaction ends, so that the statements behind it see what was committed before. */
const IN_LINE = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))';

type Settled = PromiseSettledResult<QueryResult>;

/**
 * A unit is a transaction. Its statements are sent at once and then looked at, so that it takes two ways to the database
 * and back; the database itself gathers the transactions that commit together.
 */
export function createWriteUnit(pool: Pool): Database<unknown>['write'] {
  const names = createBoundedMap<string, string>(NAMES_MAX);

  function nameOf(sql: string): string {
    const known = names.get(sql);
    if (known !== undefined) return known;
    const name = createHash('sha256').update(sql).digest('base64url');
    names.set(sql, name);
    return name;
  }

  async function attempt(client: PoolClient, unit: readonly Statement[], line?: string): Promise<Outcome> {
    const [begun, lined, ...results] = await Promise.allSettled([
      client.query('BEGIN'),
      line === undefined ? undefined : client.query(IN_LINE, [`opname ${line}`]),
      ...unit.map(({ sql, parameters }) => client.query({ name: nameOf(sql), text: sql, values: [...parameters] })),
    ]);
    if (begun.status === 'rejected') throw begun.reason;
    if (lined.status === 'rejected') throw lined.reason;
    const outcome = judge(unit, results);
    const { command } = await client.query(outcome.status === 'written' ? 'COMMIT' : 'ROLLBACK');
    if (outcome.status === 'written' && command !== 'COMMIT') throw new StoreUnavailable('The database took it back');
    return outcome;
  }

  return async (unit, line) => {
    for (let tries = 1; ; tries++) {
      const client = await pool.connect();
      try {
        const outcome = await attempt(client, unit, line);
        client.release();
        return outcome;
      } catch (error) {
        // A connection on which a transaction may still be open is not used again.
        const isEnded =
          isToBeRepeated(error) &&
          (await client.query('ROLLBACK').then(
            () => true,
            () => false,
          ));
        client.release(!isEnded);
        if (!isEnded || tries === TRIES) throw error;
      }
    }
  };
}

/** The first statement that did not go as it had to decides; those behind it failed only because of it. */
function judge(unit: readonly Statement[], results: readonly Settled[]): Outcome {
  for (const [index, result] of results.entries()) {
    if (result.status === 'rejected') {
      if (isConstraint(result.reason)) return { status: 'refused', statement: index };
      throw result.reason;
    }
    const { changes } = unit[index] ?? {};
    if (changes !== undefined && result.value.rowCount !== changes) return { status: 'refused', statement: index };
  }
  return { status: 'written' };
}
