export const whatHappened = {
  number: 10,
  name: 'what-happened',
  sql: `
-- How many events at its beginning the server made as a keyframe.
ALTER TABLE segments ADD COLUMN made INTEGER NOT NULL DEFAULT 0;
-- What happened in it, for the index: sealed with the recording's key like the segment itself. NULL in those that were
-- packed before this step.
ALTER TABLE segments ADD COLUMN digest BLOB;
`,
};
