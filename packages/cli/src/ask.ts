import type { ErrorBody } from '@opname/protocol';
import { Option } from 'commander';

/** Of commands that ask a running server. */
export interface ServerOptions {
  server: string;
  key?: string;
}

export const serverOption = () =>
  new Option('--server <url>', 'address of the server').default('http://127.0.0.1:4400').env('OPNAME_URL');

export const keyOption = () => new Option('--key <key>', 'an API key of the server').env('OPNAME_API_KEY');

/** The server answered, and not with what was asked for. */
export class Refused extends Error {
  readonly code: string | undefined;

  constructor(message: string, code: string | undefined) {
    super(message);
    this.code = code;
  }
}

/** @returns the answer of a running server; throws with the cure where it gives none, or refuses. */
export async function ask(address: string, { server, key }: ServerOptions, init: RequestInit = {}): Promise<Response> {
  if (!key) throw new Error('No API key: set OPNAME_API_KEY, or pass --key, to a key of the server.');
  const url = new URL(address, server);
  const headers = {
    authorization: `Bearer ${key}`,
    ...(init.body !== undefined && { 'content-type': 'application/json' }),
  };
  const response = await fetch(url, { ...init, headers }).catch((cause: unknown) => {
    throw new Error(`No server answers at ${url.origin}; start it, or set OPNAME_URL to its address.`, { cause });
  });
  if (response.ok) return response;
  const error = (await response.json().catch(() => undefined)) as ErrorBody | undefined;
  const message = error?.message ?? `The server answered ${response.status} without saying why; look at its log.`;
  throw new Refused(message, error?.code);
}
