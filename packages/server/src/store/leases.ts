/**
 * Who of many nodes does what is to be done once. A lease is a row with the name of what is done, who does it, and until
 * when; the time is the database's, so that nodes need not agree on theirs. A node renews what it holds and lets go when it
 * is done; what a node that died has held is free when its time is over. A node that was stopped for longer than that may
 * find that another was faster: what it then commits is refused by the expected rows of its unit, not by its lease.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { StoreUnavailable, type Database } from './database.ts';
import type { Schema } from './schema.ts';

export interface Leases {
  /** Runs the task while this node holds the name; waits for another that holds it. */
  hold<Result>(name: string, task: () => Promise<Result>): Promise<Result>;
  /** Does nothing while another node holds the name. */
  holdIfFree(name: string, task: () => Promise<unknown>): Promise<void>;
  stop(): void;
}

/** Milliseconds: a node that died keeps others waiting this long; a node that lives renews three times in it. */
const LEASE_MS = 30_000;
const RENEWALS = 3;

/** Milliseconds between two looks at a lease that another holds: packing a page takes some hundred. */
const LOOK_MS = 50;

export function startLeases(
  { query }: Pick<Database<Schema>, 'query'>,
  { leaseMs = LEASE_MS }: { leaseMs?: number } = {},
): Leases {
  const holder = randomUUID();
  const held = new Set<string>();
  const until = sql<number>`now_ms() + cast(${leaseMs} as bigint)`;

  async function take(name: string): Promise<boolean> {
    const { numInsertedOrUpdatedRows: rows } = await query
      .insertInto('leases')
      .values({ name, holder, until })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet({ holder, until })
          .where('leases.until', '<=', sql<number>`now_ms()`),
      )
      .executeTakeFirstOrThrow();
    return rows === 1n;
  }

  async function renew(): Promise<void> {
    if (held.size === 0) return;
    await query
      .updateTable('leases')
      .set({ until })
      .where('holder', '=', holder)
      .where('name', 'in', [...held])
      .execute();
  }

  async function runHeld<Result>(name: string, task: () => Promise<Result>): Promise<Result> {
    held.add(name);
    try {
      return await task();
    } finally {
      held.delete(name);
      // One that cannot be let go is free when its time is over.
      await query
        .deleteFrom('leases')
        .where('name', '=', name)
        .where('holder', '=', holder)
        .execute()
        .catch(() => {});
    }
  }

  // One renewal that fails is made up for by the next.
  const renewing = setInterval(() => void renew().catch(() => {}), leaseMs / RENEWALS).unref();

  return {
    async hold(name, task) {
      // Twice, for one that died may have renewed just before, and another may have been faster when it was free.
      const end = Date.now() + 2 * leaseMs;
      while (!(await take(name))) {
        if (Date.now() > end) throw new StoreUnavailable('Another node does not let go of what is asked for');
        await pause(LOOK_MS * (1 + Math.random()));
      }
      return await runHeld(name, task);
    },
    async holdIfFree(name, task) {
      if (await take(name)) await runHeld(name, task);
    },
    stop: () => clearInterval(renewing),
  };
}
