import { Type, type Static } from 'typebox';
import { Hash, Instant } from './consent.ts';

/**
 * One entry of a hash chain. `hash` is SHA-256 (hex) over `prev|seq|at|kind|body` as UTF-8, with `body` exactly as it
 * is written here; `prev` is the hash of the entry before, and 64 zeros for the first.
 */
export const LedgerEntry = Type.Object({
  seq: Type.Integer({ minimum: 0 }),
  at: Instant,
  kind: Type.String({ pattern: '^[a-z-]+$' }),
  body: Type.String({ description: 'Canonical JSON of one object.' }),
  prev: Hash,
  hash: Hash,
});
export type LedgerEntry = Static<typeof LedgerEntry>;

/** What a checkpoint signs: after `size` entries the chain's last hash was `head`. */
export interface CheckpointClaims {
  /** Which chain: `ledger` or `watch_log`. */
  chain: string;
  size: number;
  head: string;
  at: number;
}

/** A line of an export: an entry, or a signed checkpoint (JWS of `CheckpointClaims`) of the entries before it. */
export type LedgerLine = LedgerEntry | { checkpoint: string };

export const LedgerState = Type.Object({
  size: Type.Integer({ minimum: 0 }),
  head: Hash,
  checkpointAt: Type.Union([Instant, Type.Null()]),
  verifiedAt: Type.Union([Instant, Type.Null()]),
  ok: Type.Union([Type.Boolean(), Type.Null()], { description: 'Null until it was verified for the first time.' }),
  problem: Type.Optional(Type.String({ description: 'What was found changed, and where.' })),
});
export type LedgerState = Static<typeof LedgerState>;

/** Something that was shown with a question, kept once by its hash. A look names the hash of its words as `text`. */
export const Exhibit = Type.Object({
  hash: Hash,
  kind: Type.Enum(['look', 'text', 'rules']),
  content: Type.String({ description: 'The words as they were; canonical JSON of a look or of rules.' }),
  firstAt: Instant,
});
export type Exhibit = Static<typeof Exhibit>;
