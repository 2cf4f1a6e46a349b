import { createHash, randomBytes } from 'node:crypto';
import { OpnameError, type ApiKey, type ApiKeyMade, type MemberSites, type NewApiKey } from '@opname/protocol';
import type { Chain } from '../ledger/chain.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import type { ApiKeys as Row } from '../store/staff-tables.ts';
import { toStatement } from '../store/statement.ts';
import type { Changer } from './members.ts';
import { assertMayGive, isWithin, readRights, writeRights, type Rights } from './rights.ts';

/** Bytes of a key that is made here: 256 bits, which nobody guesses. */
const KEY_BYTES = 32;

/** Characters of a key that are kept to tell it from others: four of them are of the random ones. */
const PREFIX_LENGTH = 'opname_'.length + 4;

/** Characters of the id under which a key is listed. */
const ID_LENGTH = 32;

/** Milliseconds after which a use is written down again: a key is used many times a second. */
const USED_MS = 60_000;

/** What the key of the configuration is called. */
const CONFIGURED = 'OPNAME_API_KEY';

/** Keys of machines. Only their hashes are kept; a key is random and long, so that a plain hash cannot be turned back. */
export interface ApiKeys {
  /** Puts the key of the configuration in the place of the one that was there at the last start. */
  configure(key: string | undefined): Promise<void>;
  /** @returns undefined for a key that is none of ours. */
  identify(key: string): Promise<{ name: string; rights: Rights } | undefined>;
}

/** The keys as admins see them, make them and revoke them; each of it is in the ledger. */
export interface ApiKeyOffice {
  list(within: MemberSites): Promise<ApiKey[]>;
  make(key: NewApiKey, by: Changer & { name: string }): Promise<ApiKeyMade>;
  revoke(id: string, by: Changer): Promise<void>;
}

const hashOf = (key: string) => createHash('sha256').update(key).digest('hex');

export function createApiKeys({ query }: Database<Schema>, now: () => number): ApiKeys {
  return {
    async configure(key) {
      const hash = key === undefined ? '' : hashOf(key);
      await query.deleteFrom('api_keys').where('name', '=', CONFIGURED).where('hash', '<>', hash).execute();
      if (key === undefined) return;
      const rights = writeRights({ role: 'admin', sites: null });
      const known = { id: hash.slice(0, ID_LENGTH), prefix: '', made_by: 'the configuration', used_at: null };
      await query
        .insertInto('api_keys')
        .values({ hash, name: CONFIGURED, created_at: now(), ...rights, ...known })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async identify(key) {
      const row = await query.selectFrom('api_keys').selectAll().where('hash', '=', hashOf(key)).executeTakeFirst();
      const rights = row && readRights(row);
      if (!rights) return undefined;
      if (row.used_at === null || row.used_at <= now() - USED_MS) {
        await query.updateTable('api_keys').set({ used_at: now() }).where('id', '=', row.id).execute();
      }
      return { name: row.name, rights };
    },
  };
}

export interface ApiKeyOfficeParts {
  database: Database<Schema>;
  ledger: Pick<Chain, 'write'>;
  isSite: (site: string) => boolean;
  now: () => number;
}

export function createApiKeyOffice({ database, ledger, isSite, now }: ApiKeyOfficeParts): ApiKeyOffice {
  const { query } = database;
  return {
    async list(within) {
      const rows = await query.selectFrom('api_keys').selectAll().orderBy('name').execute();
      return rows.flatMap((row) => describe(row) ?? []).filter(({ sites }) => isWithin(within, sites));
    },

    async make({ name, ...rights }, by) {
      assertMayGive(by.sites, rights.sites, isSite);
      if (name === CONFIGURED) throw new OpnameError('name-taken');
      const key = `opname_${randomBytes(KEY_BYTES).toString('base64url')}`;
      const [hash, at] = [hashOf(key), now()];
      const id = hash.slice(0, ID_LENGTH);
      const prefix = key.slice(0, PREFIX_LENGTH);
      const row = { hash, id, name, prefix, created_at: at, made_by: by.name, used_at: null, ...writeRights(rights) };
      const unit = [toStatement(query.insertInto('api_keys').values(row), 1)];
      const outcome = await ledger.write(unit, [{ at, kind: 'api-key-made', body: { key: id, by: by.id, ...rights } }]);
      if (outcome.status === 'refused') throw new OpnameError('name-taken');
      return { id, key };
    },

    async revoke(id, by) {
      const removal = toStatement(query.deleteFrom('api_keys').where('id', '=', id), 1);
      const event = { at: now(), kind: 'api-key-revoked', body: { key: id, by: by.id } };
      const outcome = await ledger.write([removal], [event]);
      if (outcome.status === 'refused') throw new OpnameError('unknown-api-key');
    },
  };
}

function describe({ id, name, prefix, made_by, created_at, used_at, ...kept }: Row): ApiKey | undefined {
  const rights = readRights(kept);
  return rights && { id, name, prefix, ...rights, madeBy: made_by, madeAt: created_at, usedAt: used_at };
}
