import type { Account, AccountChange } from '@opname/protocol';
import type { SubjectKeys } from '../access/subject-key.ts';
import type { Chain } from '../ledger/chain.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';
import type { RecordingControl } from './recording-control.ts';

/** Companies that have forbidden recordings: nobody of theirs is asked any more, and what runs is stopped. */
export interface Accounts {
  isForbidden(site: string, account: string): Promise<boolean>;
  list(site: string): Promise<Account[]>;
  /** @returns when nothing of the account records any more. What there is stays its participants' own. */
  change(site: string, account: string, change: AccountChange): Promise<Account>;
}

export interface AccountParts {
  database: Database<Schema>;
  ledger: Pick<Chain, 'write'>;
  control: Pick<RecordingControl, 'stopAll'>;
  subjectKeys: SubjectKeys;
  now: () => number;
}

export function createAccounts({ database, ledger, control, subjectKeys, now }: AccountParts): Accounts {
  const { query } = database;

  return {
    async isForbidden(site, account) {
      const row = await query
        .selectFrom('accounts')
        .select('forbidden')
        .where('site', '=', site)
        .where('account', '=', account)
        .executeTakeFirst();
      return row?.forbidden === 1;
    },

    async list(site) {
      const rows = await query.selectFrom('accounts').selectAll().where('site', '=', site).orderBy('account').execute();
      return rows.map(({ said_by: by, forbidden, account, at }) => ({
        site,
        account,
        forbidden: forbidden === 1,
        at,
        by,
      }));
    },

    async change(site, account, { forbidden, by }) {
      const at = now();
      const upsert = query
        .insertInto('accounts')
        .values({ site, account, forbidden: Number(forbidden), at, said_by: by })
        .onConflict((conflict) =>
          conflict.columns(['site', 'account']).doUpdateSet({ forbidden: Number(forbidden), at, said_by: by }),
        );
      const kind = forbidden ? 'account-forbidden' : 'account-allowed';
      // No subject holds a line break, so that no participant has the same key. The ledger is kept for good, so that it names nobody: neither the company nor who spoke for it.
      const body = { site, account_key: subjectKeys(site, `account\n${account}`) };
      await ledger.write([toStatement(upsert, 1)], [{ at, kind, body }]);
      if (forbidden) await control.stopAll({ site, account }, { how: null, by: 'account' });
      return { site, account, forbidden, at, by };
    },
  };
}
