export const documents = {
  number: 6,
  name: 'documents',
  sql: `
-- What a privacy officer is writing; at most one of each kind for a site.
CREATE TABLE document_drafts (
  site TEXT NOT NULL,
  kind TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (site, kind)
);

-- What was published; a row is never changed, and its hash says so. Versions of a document are numbered from 1.
CREATE TABLE document_versions (
  site TEXT NOT NULL,
  kind TEXT NOT NULL,
  number INTEGER NOT NULL,
  version TEXT NOT NULL,
  content TEXT NOT NULL,
  hash TEXT NOT NULL,
  process TEXT,
  published_at INTEGER NOT NULL,
  published_by TEXT NOT NULL,
  PRIMARY KEY (site, kind, number),
  UNIQUE (site, kind, version)
);
`,
};
