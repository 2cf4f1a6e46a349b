export const first = {
  number: 1,
  name: 'first',
  sql: `
-- What participants were asked about; a row is never changed.
CREATE TABLE notices (
  hash TEXT PRIMARY KEY,
  site TEXT NOT NULL,
  content TEXT NOT NULL,
  first_served_at INTEGER NOT NULL
);

-- When the trial of a participant began. "subject_key" is a keyed hash, so that nobody can be read out of it.
CREATE TABLE trials (
  subject_key TEXT PRIMARY KEY,
  started_at INTEGER NOT NULL
);

-- Only ever appended; kept after erasure as proof.
CREATE TABLE consent_events (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  site TEXT NOT NULL,
  subject_key TEXT NOT NULL,
  recording TEXT NOT NULL,
  notice TEXT NOT NULL,
  language TEXT NOT NULL,
  level TEXT NOT NULL
);
CREATE INDEX consent_events_of_subject ON consent_events (subject_key);

CREATE TABLE recordings (
  id TEXT PRIMARY KEY,
  site TEXT NOT NULL,
  subject TEXT NOT NULL,
  subject_key TEXT NOT NULL UNIQUE,
  level TEXT NOT NULL,
  language TEXT NOT NULL,
  notice TEXT NOT NULL,
  notice_version TEXT NOT NULL,
  consented_at INTEGER NOT NULL,
  until INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  -- Packed bytes taken in so far, whether still chunks or not: the budget.
  bytes INTEGER NOT NULL,
  last_received_at INTEGER NOT NULL
);
CREATE INDEX recordings_newest ON recordings (consented_at, id);
CREATE INDEX recordings_newest_of_site ON recordings (site, consented_at, id);
CREATE INDEX recordings_expiring ON recordings (expires_at);

-- A recording that is gone, or on its way out: written before the first byte is removed, so that an interrupted
-- removal is completed at the next start and a late chunk is told why it is refused.
CREATE TABLE removals (
  recording TEXT PRIMARY KEY,
  site TEXT NOT NULL,
  why TEXT NOT NULL,
  decided_at INTEGER NOT NULL,
  done_at INTEGER
);
CREATE INDEX removals_unfinished ON removals (decided_at) WHERE done_at IS NULL;

CREATE TABLE pages (
  recording TEXT NOT NULL REFERENCES recordings (id),
  id TEXT NOT NULL,
  first_received_at INTEGER NOT NULL,
  last_received_at INTEGER NOT NULL,
  -- How many chunks the page says it made; known once it has closed.
  declared_chunks INTEGER,
  closed_at INTEGER,
  -- Bytes of the chunks that are not in a segment yet, and of the segments.
  waiting_bytes INTEGER NOT NULL,
  packed_bytes INTEGER NOT NULL,
  -- The number of the first chunk that is not in a segment.
  next_chunk INTEGER NOT NULL,
  started_at INTEGER,
  ended_at INTEGER,
  events INTEGER NOT NULL,
  -- JSON: events left out, by reason.
  dropped TEXT NOT NULL,
  PRIMARY KEY (recording, id)
);
CREATE INDEX pages_waiting ON pages (recording) WHERE waiting_bytes > 0;

-- The row outlives its bytes, so that a chunk sent twice is recognised after it was packed.
CREATE TABLE chunks (
  recording TEXT NOT NULL,
  page TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  hash BLOB NOT NULL,
  received_at INTEGER NOT NULL,
  sealed BLOB,
  PRIMARY KEY (recording, page, sequence),
  FOREIGN KEY (recording, page) REFERENCES pages (recording, id)
);

-- Every blob that exists or may exist: written before its bytes, so that none is ever forgotten.
CREATE TABLE blobs (
  key TEXT PRIMARY KEY,
  recording TEXT NOT NULL,
  state TEXT NOT NULL
);
CREATE INDEX blobs_of_recording ON blobs (recording);
CREATE INDEX blobs_unsettled ON blobs (state) WHERE state <> 'held';

CREATE TABLE segments (
  recording TEXT NOT NULL,
  page TEXT NOT NULL,
  number INTEGER NOT NULL,
  blob TEXT NOT NULL REFERENCES blobs (key),
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  events INTEGER NOT NULL,
  PRIMARY KEY (recording, page, number),
  FOREIGN KEY (recording, page) REFERENCES pages (recording, id)
);

CREATE TABLE api_keys (
  hash TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL
);

-- The sign-in library's own tables, with its own names.
CREATE TABLE "user" (
  "id" TEXT PRIMARY KEY,
  "name" TEXT NOT NULL,
  "email" TEXT NOT NULL UNIQUE,
  "emailVerified" INTEGER NOT NULL,
  "image" TEXT,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL
);
CREATE TABLE "session" (
  "id" TEXT PRIMARY KEY,
  "expiresAt" TEXT NOT NULL,
  "token" TEXT NOT NULL UNIQUE,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "ipAddress" TEXT,
  "userAgent" TEXT,
  "userId" TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE
);
CREATE INDEX session_of_user ON "session" ("userId");
CREATE TABLE "account" (
  "id" TEXT PRIMARY KEY,
  "accountId" TEXT NOT NULL,
  "providerId" TEXT NOT NULL,
  "userId" TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  "accessToken" TEXT,
  "refreshToken" TEXT,
  "idToken" TEXT,
  "accessTokenExpiresAt" TEXT,
  "refreshTokenExpiresAt" TEXT,
  "scope" TEXT,
  "password" TEXT,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL
);
CREATE INDEX account_of_user ON "account" ("userId");
CREATE TABLE "verification" (
  "id" TEXT PRIMARY KEY,
  "identifier" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "expiresAt" TEXT NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL
);
CREATE INDEX verification_identifier ON "verification" ("identifier");
`,
};
