import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { JSONWebKeySet } from 'jose';

/** Where a server has its public keys, and its ledger. */
const KEYS_PATH = '/.well-known/opname-keys.json';
const LEDGER_PATH = '/v1/ledger';

/** Nothing was checked, because something could not be read; the message is the cure. */
export class Unreadable extends Error {}

const isAddress = (text: string) => /^https?:\/\//.test(text);

/** @returns the text of a file, or of the ledger of the server at an address. */
export async function readSource(place: string, apiKey?: string): Promise<string> {
  if (!isAddress(place)) return await read(place);
  if (apiKey === undefined) throw new Unreadable('No API key: set OPNAME_API_KEY, or pass --key.');
  return await fetchText(new URL(LEDGER_PATH, place), { authorization: `Bearer ${apiKey}` });
}

/** @returns the public keys: those of the file that was named, of the server, or beside what is checked. */
export async function readKeys(place: string, file: string | undefined): Promise<JSONWebKeySet> {
  const text =
    file === undefined && isAddress(place)
      ? await fetchText(new URL(KEYS_PATH, place), {})
      : await read(file ?? path.join(path.dirname(place), 'keys.json'), KEYS_CURE);
  const keys = parse(text) as Partial<JSONWebKeySet> | undefined;
  if (!Array.isArray(keys?.keys)) throw new Unreadable(`The keys are no JWK Set. ${KEYS_CURE}`);
  return { keys: keys.keys };
}

const KEYS_CURE = `Pass --keys with the file that the server has at ${KEYS_PATH}.`;

async function read(file: string, cure = 'Name a file that is there.'): Promise<string> {
  return await readFile(file, 'utf8').catch(() => {
    throw new Unreadable(`${file} cannot be read. ${cure}`);
  });
}

async function fetchText(address: URL, headers: Record<string, string>): Promise<string> {
  const response = await fetch(address, { headers }).catch(() => undefined);
  if (response?.ok) return await response.text();
  throw new Unreadable(`${address.href} did not answer with what was asked for; check the address and the API key.`);
}

/** @returns undefined for what is no JSON. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
