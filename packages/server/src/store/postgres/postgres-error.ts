import { StoreUnavailable } from '../database.ts';

/** https://www.postgresql.org/docs/current/errcodes-appendix.html, classes: the first two characters of a code. */
const CONSTRAINT = '23';
const UNAVAILABLE_CLASSES = new Set([
  '08', // connection
  '25', // a transaction that may not write, such as on a replica
  '28', // authorisation
  '53', // no disk, no memory, no connections
  '55', // a lock that was not to be had in time
  '57', // shut down, or cancelled for its time
  '58', // the system around it
  'XX', // the database itself is broken
]);

/** Another transaction was first; the same again will do. */
const AGAIN = new Set(['40001', '40P01']);

export const isConstraint = (error: unknown): boolean => stateOf(error)?.slice(0, 2) === CONSTRAINT;

export const isToBeRepeated = (error: unknown): boolean => AGAIN.has(stateOf(error) ?? '');

/** @returns what is thrown on: an error without a code of PostgreSQL's is of the connection to it. */
export function toStoreError(error: unknown): unknown {
  if (error instanceof StoreUnavailable) return error;
  const state = stateOf(error);
  return state === undefined || UNAVAILABLE_CLASSES.has(state.slice(0, 2)) ? new StoreUnavailable(error) : error;
}

function stateOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}
