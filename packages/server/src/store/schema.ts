/** The tables of the metadata store, for typed queries. Times are milliseconds since 1970 by the server's clock. */
import type { DocumentKind, Level } from '@opname/protocol';
import type { InsightTables } from './insight-tables.ts';
import type { NoteTables } from './note-tables.ts';
import type { ParticipantTables } from './participant-tables.ts';
import type { StaffTables } from './staff-tables.ts';
import type { VideoTables } from './video-tables.ts';

export interface Schema extends StaffTables, ParticipantTables, NoteTables, InsightTables, VideoTables {
  notices: { hash: string; site: string; content: string; first_served_at: number };
  trials: { subject_key: string; started_at: number };
  ledger: Ledger;
  checkpoints: { chain: string; size: number; at: number; jws: string };
  exhibits: { hash: string; kind: ExhibitKind; content: string; first_at: number };
  gaps: Gaps;
  accounts: { site: string; account: string; forbidden: number; at: number; said_by: string };
  receipts: { hash: string; jws: string };
  recordings: Recordings;
  removals: Removals;
  pages: Pages;
  chunks: Chunks;
  blobs: { key: string; recording: string; state: BlobState };
  segments: Segments;
  assets: AssetsRow;
  asset_names: AssetNames;
  watch_log: WatchLogRow;
  shares: Shares;
  share_sessions: { hash: string; share: string; until_at: number };
  recording_facts: RecordingFacts;
  saved_filters: { id: string; account: string; name: string; filter: string };
  collections: { id: string; site: string; name: string; made_by: string; made_at: number; gone: number };
  collected: { collection: string; recording: string };
  watch_progress: { recording: string; watcher: string; watched_ms: number };
  document_drafts: { site: string; kind: DocumentKind; content: string };
  document_versions: DocumentVersions;
  backup_exports: { id: string; made_at: number; made_by: string; delete_by: number };
  site_removals: SiteRemovals;
  leases: { name: string; holder: string; until: number };
}

/** `writing`: may exist in part. `held`: whole, in the index. `doomed`: not in the index any more, to be removed. */
export type BlobState = 'writing' | 'held' | 'doomed';

/** What was shown with a question. */
export type ExhibitKind = 'look' | 'text' | 'rules';

export type RemovalReason = 'erased' | 'expired';

export interface Ledger {
  seq: number;
  at: number;
  kind: string;
  body: string;
  prev: string;
  hash: string;
  site: string | null;
  subject_key: string | null;
  recording: string | null;
}

export interface Recordings {
  id: string;
  site: string;
  subject: string;
  subject_key: string;
  level: Level;
  language: string;
  notice: string;
  notice_version: string;
  rules_version: string;
  process: string;
  account: string | null;
  state: HeldState;
  consented_at: number;
  until: number;
  expires_at: number;
  bytes: number;
  last_received_at: number;
}

/** What the participant has made of it; whether its window is over is another matter. */
export type HeldState = 'recording' | 'paused' | 'stopped';

/** A stretch of which nothing is kept; it lasts on while `to_at` is null. */
export interface Gaps {
  id: string;
  recording: string;
  kind: 'pause' | 'stop';
  from_at: number;
  to_at: number | null;
}

export interface Removals {
  recording: string;
  site: string;
  subject_key: string;
  why: RemovalReason;
  /** Who wanted it: `participant`, `server`, or the name of somebody of the staff. */
  said_by: string;
  /** JSON: what there was of it. */
  held: string;
  decided_at: number;
  done_at: number | null;
  receipt: string | null;
}

export interface SiteRemovals {
  site: string;
  asked_at: number;
  asked_by: string;
  due_at: number;
  done_at: number | null;
  receipt: string | null;
}

export interface Pages {
  recording: string;
  id: string;
  first_received_at: number;
  last_received_at: number;
  declared_chunks: number | null;
  closed_at: number | null;
  waiting_bytes: number;
  packed_bytes: number;
  next_chunk: number;
  started_at: number | null;
  ended_at: number | null;
  events: number;
  dropped: string;
}

export interface Chunks {
  recording: string;
  page: string;
  sequence: number;
  hash: Uint8Array;
  received_at: number;
  sealed: Uint8Array | null;
}

export interface Segments {
  recording: string;
  page: string;
  number: number;
  blob: string;
  start: number;
  length: number;
  from_at: number;
  to_at: number;
  events: number;
  made: number;
  digest: Uint8Array | null;
}

/** `active` is JSON; `words` and `footprint` are sealed. See the steps that made it. */
export interface RecordingFacts {
  recording: string;
  packings: number;
  counted: number;
  length_ms: number;
  active_ms: number;
  active: string;
  clicks: number;
  rage: number;
  dead: number;
  errors: number;
  trouble: number;
  words: Uint8Array | null;
  footprint: Uint8Array | null;
  in_insights: number;
}

export interface AssetsRow {
  recording: string;
  id: string;
  blob: string;
  type: string;
  bytes: number;
}

/** `sealed` is the address; `asset` is empty for one that could not be had. */
export interface AssetNames {
  recording: string;
  name: string;
  asset: string;
  sealed: Uint8Array;
}

export interface DocumentVersions {
  site: string;
  kind: DocumentKind;
  number: number;
  version: string;
  content: string;
  hash: string;
  process: string | null;
  published_at: number;
  published_by: string;
}

export interface WatchLogRow {
  seq: number;
  at: number;
  kind: string;
  body: string;
  prev: string;
  hash: string;
  site: string | null;
  recording: string | null;
  watcher: string | null;
}

/** `sealed` is whom it is for; without `from_at` and `to_at` it shows all. */
export interface Shares {
  id: string;
  hash: string;
  recording: string;
  sealed: Uint8Array;
  from_at: number | null;
  to_at: number | null;
  made_at: number;
  made_by: string;
  until_at: number;
  password: string | null;
}
