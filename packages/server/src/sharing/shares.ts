/**
 * Links by which a recording, or a part of it, is shown to somebody without an account. A link opens a session for a while;
 * both are tokens of which there is only a hash, and both are looked up at every request, so that what is revoked, over or
 * removed opens nothing any more.
 */
import { randomUUID } from 'node:crypto';
import { OpnameError, SHARE_DAYS, SHARES_MAX, type NewShare, type Share, type ShareOpened } from '@opname/protocol';
import type { LinkCaller, StaffCaller } from '../access/caller.ts';
import type { NameOfStaff } from '../access/staff-names.ts';
import type { Chain } from '../ledger/chain.ts';
import { createToken, hashToken } from '../participant/sealed-subject.ts';
import type { Database } from '../store/database.ts';
import type { KeyStore } from '../store/keys/key-store.ts';
import { sharePlace } from '../store/place.ts';
import type { Recordings, Schema, Shares as Row } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';
import { stillHeld } from '../store/still-held.ts';
import { roundPart } from './part.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Milliseconds that a page stays open without its link: two hours of recording with a pause. */
const SESSION_MS = 3 * 60 * 60_000;

export interface Shares {
  /** Those that open something, the newest first. */
  list(recording: Recordings): Promise<Share[]>;
  /** @returns its token too, which is nowhere else. */
  create(recording: Recordings, wish: NewShare, by: StaffCaller): Promise<{ share: Share; token: string }>;
  revoke(recording: Recordings, id: string, by: StaffCaller): Promise<void>;
  open(token: string, password: string | undefined): Promise<ShareOpened>;
  /** Undefined for what is no session, or is over. */
  read: (session: string) => Promise<LinkCaller | undefined>;
  /** @returns for whom a recording's links are, by their ids; nothing of one that is gone. */
  namesOf: (recording: string) => Promise<ReadonlyMap<string, string>>;
  removeOver(): Promise<void>;
}

export interface SharesParts {
  database: Database<Schema>;
  keys: Pick<KeyStore, 'read'>;
  ledger: Pick<Chain, 'write'>;
  nameOfStaff: NameOfStaff;
  /** By scrypt, as the passwords of staff. */
  passwords: {
    hash(password: string): Promise<string>;
    verify(of: { hash: string; password: string }): Promise<boolean>;
  };
  now: () => number;
}

export function createShares(parts: SharesParts): Shares {
  const { query } = parts.database;
  const { ledger, now } = parts;
  const held = (recording: string) =>
    query.selectFrom('shares').selectAll().where('recording', '=', recording).where('until_at', '>', now());

  return {
    async list(recording) {
      return await describe(parts, recording, await held(recording.id).orderBy('made_at', 'desc').execute());
    },

    create: (recording, wish, by) => create(parts, recording, { ...wish, by }),

    async revoke({ id: recording, site }, id, by) {
      // The row stays as long as the recording: its participant is told for whom the link was.
      const over = query
        .updateTable('shares')
        .set({ until_at: now() })
        .where('id', '=', id)
        .where('recording', '=', recording)
        .where('until_at', '>', now());
      const unit = [toStatement(over, 1), toStatement(query.deleteFrom('share_sessions').where('share', '=', id))];
      const body = { site, recording, share: id, by: by.id };
      const outcome = await ledger.write(unit, [{ at: now(), kind: 'share-revoked', body }]);
      if (outcome.status === 'refused') throw new OpnameError('unknown-share');
    },

    open: (token, password) => open(parts, token, password),

    async read(session) {
      const row = await query
        .selectFrom('share_sessions')
        .innerJoin('shares', 'shares.id', 'share_sessions.share')
        .select(['shares.id', 'shares.recording', 'shares.from_at', 'shares.to_at'])
        .where('share_sessions.hash', '=', hashToken(session))
        .where('share_sessions.until_at', '>', now())
        .executeTakeFirst();
      return row && { kind: 'link', share: row.id, recording: row.recording, part: partOf(row) };
    },

    async namesOf(id) {
      const rows = await query.selectFrom('shares').selectAll().where('recording', '=', id).execute();
      const recording = await query.selectFrom('recordings').selectAll().where('id', '=', id).executeTakeFirst();
      const key = recording && (await parts.keys.read(id));
      if (!key) return new Map();
      return new Map(rows.map((row) => [row.id, nameOf(key, recording, row)]));
    },

    async removeOver() {
      await query.deleteFrom('share_sessions').where('until_at', '<=', now()).execute();
    },
  };
}

type Wish = NewShare & { by: StaffCaller };

async function create(parts: SharesParts, recording: Recordings, { by, days = SHARE_DAYS, ...wish }: Wish) {
  const { database, keys, now } = parts;
  const { query } = database;
  const part = await roundPart(query, recording, wish);
  const { count } = await query
    .selectFrom('shares')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('recording', '=', recording.id)
    .where('until_at', '>', now())
    .executeTakeFirstOrThrow();
  if (count >= SHARES_MAX) throw new OpnameError('shares-full');
  const key = await keys.read(recording.id);
  if (!key) throw new OpnameError('recording-erased');
  const [id, token, at] = [randomUUID(), createToken(), now()];
  const row: Row = {
    id,
    hash: hashToken(token),
    recording: recording.id,
    sealed: key.seal(Buffer.from(wish.name), placeOf(recording, id)),
    from_at: part?.from ?? null,
    to_at: part?.to ?? null,
    made_at: at,
    made_by: by.id,
    until_at: Math.min(at + days * DAY_MS, recording.expires_at),
    password: wish.password === undefined ? null : await parts.passwords.hash(wish.password),
  };
  const [share] = await describe(parts, recording, [row]);
  const outcome = await database.write([
    stillHeld(query, recording.id),
    toStatement(query.insertInto('shares').values(row), 1),
  ]);
  if (outcome.status === 'refused') throw new OpnameError('recording-erased');
  return { share: share as Share, token };
}

async function open(parts: SharesParts, token: string, password: string | undefined) {
  const { database, passwords, now } = parts;
  const { query } = database;
  const row = await query
    .selectFrom('shares')
    .selectAll()
    .where('hash', '=', hashToken(token))
    .where('until_at', '>', now())
    .executeTakeFirst();
  if (!row) throw new OpnameError('bad-share');
  const isRight = row.password === null || (await passwords.verify({ hash: row.password, password: password ?? '' }));
  if (!isRight) throw new OpnameError('share-password');
  const session = createToken();
  const until = Math.min(now() + SESSION_MS, row.until_at);
  const entry = { hash: hashToken(session), share: row.id, until_at: until };
  await query.insertInto('share_sessions').values(entry).execute();
  return { session, recording: row.recording, until, linkUntil: row.until_at };
}

async function describe(parts: SharesParts, recording: Recordings, rows: readonly Row[]): Promise<Share[]> {
  const key = await parts.keys.read(recording.id);
  if (!key) throw new OpnameError('recording-erased');
  return await Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      name: nameOf(key, recording, row),
      from: row.from_at,
      to: row.to_at,
      madeAt: row.made_at,
      by: await parts.nameOfStaff(row.made_by),
      until: row.until_at,
      hasPassword: row.password !== null,
    })),
  );
}

type Key = NonNullable<Awaited<ReturnType<KeyStore['read']>>>;

const placeOf = ({ site, id: recording }: Recordings, share: string) => sharePlace({ site, recording }, share);

const nameOf = (key: Key, recording: Recordings, { id, sealed }: Row) =>
  Buffer.from(key.open(sealed, placeOf(recording, id))).toString();

const partOf = ({ from_at: from, to_at: to }: Pick<Row, 'from_at' | 'to_at'>) =>
  from === null || to === null ? null : { from, to };
