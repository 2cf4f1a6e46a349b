import { createHash } from 'node:crypto';
import { PURPOSES, type PublishedNotice } from '@opname/protocol';
import jsonld from 'jsonld';
import { expect, it } from 'vitest';
import { DPV_TERMS } from '../../test/dpv-terms.ts';
import { createConsentRecord, type RecordParts } from './consent-record.ts';
import type { ConsentBody, ConsentKind } from './events.ts';

const hash = (of: string) => createHash('sha256').update(of).digest('hex');

const notice: PublishedNotice = {
  version: '1',
  updated: '2026-01-01',
  controller: 'Example BV',
  contact: 'privacy@example.org',
  address: 'Keizersgracht 1, Amsterdam',
  country: 'AT',
  purpose: { en: 'To improve it.' },
  watchers: { en: 'Its designers' },
  purposes: [...PURPOSES],
  windowMinutes: 120,
  retentionDays: 30,
  level: 'screen',
  recipients: ['An agency'],
  processors: [{ name: 'Host', service: 'hosting', country: 'DE' }],
  hash: hash('notice'),
  process: hash('process'),
};

const body: ConsentBody = {
  site: 'demo',
  subject_key: hash('subject'),
  recording: '5c5f4d5e-9d0b-4b6e-9a55-6d3f3a0f7d11',
  notice: notice.hash,
  process: notice.process,
  language: 'en',
  level: 'screen',
  rules_version: 'none',
  how: 'notice',
  by: 'participant',
  look: hash('look'),
  until: 1_800_000_000_000,
};

function event(kind: ConsentKind, how: ConsentBody['how'] = 'panel'): RecordParts['events'][number] {
  const parsed = { ...body, how };
  return { seq: 1, at: 1_790_000_000_000, kind, body: '', prev: hash('0'), hash: hash('1'), parsed };
}

/** Safe mode refuses what would be lost on the way, and nothing is fetched. */
const SAFELY = { safe: true, documentLoader: () => Promise.reject(new Error('The context has to be in the record')) };

/** Every address of the vocabulary in it, as a predicate, a type or a value. */
async function termsOf(record: object): Promise<string[]> {
  const quads = await jsonld.toRDF(record, { ...SAFELY, format: 'application/n-quads' });
  const addresses = JSON.stringify(quads).match(/https:\/\/w3id\.org\/dpv(?!\/schema\/)[^>]*/g) ?? [];
  return [...new Set(addresses)].toSorted();
}

it('F5 uses terms that DPV 2.0 has, and no others, in a record of everything that can be in one', async () => {
  const record = createConsentRecord({
    events: [
      event('given'),
      event('paused'),
      event('resumed'),
      event('stopped'),
      event('erased', null),
      event('expired'),
    ],
    notice,
    siteName: 'Demo',
    ownOrigin: 'https://opname.example',
  });
  const terms = await termsOf(record);
  const countries = terms.filter((term) => term.startsWith('https://w3id.org/dpv/loc#'));
  expect(countries).toEqual(['https://w3id.org/dpv/loc#AT', 'https://w3id.org/dpv/loc#DE']);
  expect(terms.filter((term) => !countries.includes(term))).toEqual([...DPV_TERMS].toSorted());
});
