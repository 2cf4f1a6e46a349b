export const videoParts = {
  number: 58,
  name: 'video-parts',
  sql: `
-- What is drawn of a video that is not whole yet: blobs among the recording's packs, sealed with its key, a part each.
CREATE TABLE video_parts (
  video TEXT NOT NULL,
  name TEXT NOT NULL,
  recording TEXT NOT NULL,
  blob TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  PRIMARY KEY (video, name)
);
CREATE INDEX parts_of_recording ON video_parts (recording);
`,
};
