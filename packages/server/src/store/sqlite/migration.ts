/** One step of a schema. Steps are numbered, only ever added, run once each, in order, and never taken back. */
export interface Migration {
  number: number;
  name: string;
  sql: string;
}
