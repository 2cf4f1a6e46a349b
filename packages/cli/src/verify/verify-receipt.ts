import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { parse, Unreadable } from './sources.ts';
import type { Finding } from './verify.ts';

type Fields = Record<string, unknown>;

/** @returns what a receipt says, when it was signed by one of the keys and not changed since. */
export async function verifyReceipt(text: string, keys: JSONWebKeySet): Promise<Finding> {
  const jws = findJws(text);
  const verified = await compactVerify(jws, createLocalJWKSet(keys)).catch(() => undefined);
  if (!verified) {
    return { lines: [], problem: 'NOT VALID: it was changed, or it was signed by none of these keys.' };
  }
  const { typ, kid } = verified.protectedHeader;
  const content = JSON.parse(Buffer.from(verified.payload).toString()) as Fields;
  const lines = (DESCRIBE[typ ?? ''] ?? describeConsent)(content);
  return { lines: [`Valid: signed by the key ${kid} and not changed since.`, '', ...lines] };
}

/** By what the header of a receipt says that it is. */
const DESCRIBE: Partial<Record<string, (content: Fields) => string[]>> = {
  'opname-removal-receipt': describeRemoval,
  'opname-site-removal-receipt': describeSiteRemoval,
};

/** A receipt comes as it is, or as JSON that holds it. */
function findJws(text: string): string {
  const plain = text.trim();
  if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(plain)) return plain;
  const json = parse(plain);
  const inside = typeof json === 'object' && json !== null ? (json as Fields)['receipt'] : json;
  if (typeof inside === 'string') return inside.trim();
  throw new Unreadable('This is no receipt; name a file as it was downloaded (a JWS, or JSON with "receipt").');
}

function describeRemoval(content: Fields): string[] {
  const gone = content['gone'] as { what: string[]; held: Record<string, number> };
  const kept = content['kept'] as { what: string; why: string }[];
  const backups = content['backups'] as { state: string; goneAt?: string; takenAway?: { deleteBy: string } };
  return [
    `Recording    ${show(content['recording'])} of ${show(content['siteName'])}`,
    `Removed      ${show(content['why'])}, asked by ${show(content['by'])} at ${show(content['askedAt'])}`,
    `Complete     ${show(content['completedAt'])}`,
    ...gone.what.map((what) => `Gone         ${what}`),
    ...kept.map(({ what, why }) => `Kept         ${what}: ${why}`),
    `Backups      ${backups.goneAt ? `${backups.state}, gone by ${backups.goneAt}` : backups.state}`,
    ...(backups.takenAway
      ? [`Taken away   a copy made by hand before, to be deleted by ${backups.takenAway.deleteBy}`]
      : []),
  ];
}

function describeSiteRemoval(content: Fields): string[] {
  const gone = content['gone'] as { what: string[]; recordings: number };
  const kept = content['kept'] as { what: string; why: string }[];
  const backups = content['backups'] as { state: string; goneAt?: string };
  return [
    `Site         ${show(content['siteName'])}, ${gone.recordings} recordings`,
    `Removed      asked by ${show(content['by'])} at ${show(content['askedAt'])}`,
    `Complete     ${show(content['completedAt'])}`,
    ...gone.what.map((what) => `Gone         ${what}`),
    ...kept.map(({ what, why }) => `Kept         ${what}: ${why}`),
    `Backups      ${backups.goneAt ? `${backups.state}, gone by ${backups.goneAt}` : backups.state}`,
  ];
}

function describeConsent(content: Fields): string[] {
  const [process] = content['dpv:hasProcess'] as Fields[];
  const [notice] = content['dpv:hasNotice'] as Fields[];
  const states = content['dpv:hasConsentStatus'] as Fields[];
  const controller = content['dpv:hasDataController'] as Fields;
  const integrity = content['op:integrity'] as Fields;
  return [
    `Recording    ${show(content['dct:identifier'])}`,
    `Controller   ${show(controller['schema:name'])}`,
    `Purpose      ${show(process?.['dct:title'])}`,
    `Notice       version ${show(notice?.['dct:hasVersion'])} (${show(notice?.['dct:language'])}), ${show(notice?.['op:sha256'])}`,
    ...states.map((state) => {
      const [type = ''] = state['@type'] as string[];
      return `${show(state['dpv:isIndicatedAtTime'])}  ${type.replace('dpv:Consent', '').toLowerCase()}`;
    }),
    `Ledger       entry ${show(integrity['op:entry'])}, ${show(integrity['op:hash'])}`,
  ];
}

/** What is shown comes from a signed text, and is still kept from steering a terminal. */
function show(value: unknown): string {
  return String(value).replaceAll(/\p{Cc}/gu, '');
}
