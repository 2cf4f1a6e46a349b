import type { StateChanged } from '@opname/protocol';
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import jsonld, { type NodeObject } from 'jsonld';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../test/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

interface Record27560 extends NodeObject {
  'dpv:hasConsentStatus': { '@type': string[] }[];
}

async function open(receipt: string): Promise<Record27560> {
  const keys = (await (await fetch(`${server.url}/.well-known/opname-keys.json`)).json()) as JSONWebKeySet;
  const { payload } = await compactVerify(receipt, createLocalJWKSet(keys));
  return JSON.parse(Buffer.from(payload).toString()) as Record27560;
}

/** Safe mode refuses what would be lost on the way, and nothing is fetched. */
const SAFELY = { safe: true, documentLoader: () => Promise.reject(new Error('The context has to be in the record')) };

it('F5 hands out a signed consent record that is valid JSON-LD in safe mode, without fetching anything', async () => {
  const { receipt, recording, grant } = await server.grant();
  const record = await open(receipt);
  expect(record).toMatchObject({ '@type': 'dpv:ConsentRecord', '@id': `urn:uuid:${recording}` });
  expect(JSON.stringify(record)).toContain(`"${server.url}/me/"`);
  const quads = await jsonld.toRDF(record, { ...SAFELY, format: 'application/n-quads' });
  expect(quads).toContain('<https://w3id.org/dpv#hasPurpose> <https://w3id.org/dpv#OptimiseUserInterface>');
  expect(quads).toContain('<https://w3id.org/dpv#hasLegalBasis> <https://w3id.org/dpv/legal/eu/gdpr#A6-1-a>');

  const response = await fetch(`${server.url}/v1/recordings/${recording}/stop`, {
    method: 'POST',
    headers: { authorization: `Bearer ${grant}`, 'content-type': 'application/json' },
    body: JSON.stringify({ how: 'indicator' }),
  });
  const stopped = await open(((await response.json()) as StateChanged).receipt ?? '');
  expect(stopped['dpv:hasConsentStatus'].map((status) => status['@type'][0])).toEqual([
    'dpv:ConsentGiven',
    'dpv:ConsentWithdrawn',
  ]);
  await jsonld.toRDF(stopped, SAFELY);
});
