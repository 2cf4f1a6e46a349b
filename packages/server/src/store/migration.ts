/**
 * One step of a schema. Steps are numbered, only ever added, run once each, in order, and never taken back.
 *
 * `sql` is what SQLite and PostgreSQL both understand, with the types TEXT, INTEGER and BLOB in capitals; PostgreSQL gets
 * its own names for them. Where the two have to be told differently, each has its text.
 */
export interface Migration {
  number: number;
  name: string;
  sql: string | { sqlite: string; postgres: string };
}
