export const videos = {
  number: 55,
  name: 'videos',
  sql: `
-- Videos that were asked for. A worker has one until lease_until, which it moves on while it lives. Their bytes are blobs
-- among the recording's packs, sealed with its key, a piece each.
CREATE TABLE videos (
  id TEXT PRIMARY KEY,
  recording TEXT NOT NULL,
  wish TEXT NOT NULL,
  state TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  asked_by TEXT NOT NULL,
  worker TEXT,
  lease_until INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  drawn_ms INTEGER NOT NULL,
  length_ms INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  problem TEXT
);
CREATE INDEX videos_of_recording ON videos (recording, asked_at);
CREATE TABLE video_pieces (
  video TEXT NOT NULL,
  number INTEGER NOT NULL,
  recording TEXT NOT NULL,
  blob TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  PRIMARY KEY (video, number)
);
CREATE INDEX pieces_of_recording ON video_pieces (recording);
`,
};
