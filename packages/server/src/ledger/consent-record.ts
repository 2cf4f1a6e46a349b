/**
 * The consent record of one recording as ISO/IEC TS 27560:2023 has it, in the Data Privacy Vocabulary
 * (https://w3id.org/dpv/guides/consent-27560), as JSON-LD whose context is in it, so that nothing has to be fetched to read it.
 */
import { PURPOSES, type LedgerEntry, type PublishedNotice } from '@opname/protocol';
import { CONTEXT } from './record-context.ts';
import type { ConsentBody } from './events.ts';
import { describeStatus } from './consent-status.ts';

export interface RecordParts {
  /** All events of the recording's consent, in order; the first is a yes. */
  events: readonly (LedgerEntry & { parsed: ConsentBody })[];
  notice: PublishedNotice;
  siteName: string;
  /** The origin at which the notices and the participant's page are. */
  ownOrigin: string;
}

/** The articles of the GDPR by which a participant has a right, all of them exercised on their own page. */
const RIGHTS = ['A7-3', 'A15', 'A16', 'A17', 'A18', 'A20'];

/** Minutes and days as ISO 8601 has them. */
const duration = (value: string) => ({ '@type': 'dpv:TemporalDuration', 'rdf:value': value });

export function createConsentRecord(parts: RecordParts): object {
  const { events, ownOrigin } = parts;
  // What holds is what was agreed to last.
  const given = events.findLast(({ kind }) => kind === 'given');
  const last = events.at(-1);
  if (!given || !last) throw new Error('A consent record needs the yes that it is about.');
  const { recording, subject_key: subjectKey, site } = given.parsed;
  const page = `${ownOrigin}/me/`;
  return {
    '@context': CONTEXT,
    '@id': `urn:uuid:${recording}`,
    '@type': 'dpv:ConsentRecord',
    'dct:identifier': recording,
    'dct:conformsTo': 'https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr',
    'dct:created': new Date(given.at).toISOString(),
    'dpv:hasDataSubject': { '@id': subjectOf(subjectKey), '@type': 'dpv:ServiceConsumer' },
    'dpv:hasDataController': describeController(parts, site),
    ...describeProcessors(parts),
    ...(parts.notice.country && { 'dpv:hasJurisdiction': `loc:${parts.notice.country}` }),
    'dpv:hasApplicableLaw': 'legal-eu:law-GDPR',
    'dpv:hasProcess': [describeProcess(parts, given.parsed)],
    'dpv:hasNotice': [describeNotice(parts, given.parsed)],
    'dpv:hasConsentControl': { '@type': ['dpv:WithdrawConsent', 'dpv:ProvideConsent'], 'dpv:isExercisedAt': page },
    'dpv:hasRight': RIGHTS.map((article) => ({
      '@type': ['dpv:DataSubjectRight', `eu-gdpr:${article}`],
      'dpv:isExercisedAt': page,
    })),
    'dpv:hasConsentStatus': events.flatMap((event) => describeStatus(event, subjectOf(subjectKey)) ?? []),
    'op:integrity': { 'op:entry': last.seq, 'op:hash': last.hash, 'op:previous': last.prev },
  };
}

const subjectOf = (subjectKey: string) => `urn:opname:subject:${subjectKey}`;
const controllerOf = (site: string) => `urn:opname:site:${site}#controller`;

function describeController({ notice, siteName }: RecordParts, site: string): object {
  const { controller, contact, address, country } = notice;
  return {
    '@id': controllerOf(site),
    '@type': 'dpv:DataController',
    'schema:name': controller,
    'dct:title': siteName,
    'schema:contactPoint': {
      '@type': 'schema:ContactPoint',
      ...(contact.includes('://') ? { 'schema:url': contact } : { 'schema:email': contact }),
    },
    ...((address ?? country) && {
      'schema:address': {
        '@type': 'schema:PostalAddress',
        ...(address && { 'schema:streetAddress': address }),
        ...(country && { 'schema:addressCountry': country }),
      },
    }),
  };
}

function describeProcessors({ notice }: RecordParts): object {
  if (notice.processors.length === 0) return {};
  return {
    'dpv:hasDataProcessor': notice.processors.map(({ name, service, country }) => ({
      '@type': 'dpv:DataProcessor',
      'schema:name': name,
      'dct:description': service,
      'dpv:hasLocation': `loc:${country}`,
    })),
  };
}

function describeProcess({ notice }: RecordParts, { language, level, site }: ConsentBody): object {
  const purposes = notice.purposes ?? PURPOSES.slice(0, 2);
  return {
    '@id': `urn:opname:process:${notice.process || notice.hash}`,
    '@type': 'dpv:Process',
    'dct:title': notice.purpose[language] ?? Object.values(notice.purpose)[0],
    'dpv:hasPurpose': purposes.map((purpose) => `dpv:${purpose}`),
    'dpv:hasLegalBasis': 'eu-gdpr:A6-1-a',
    'dpv:hasNecessity': 'dpv:Optional',
    'dpv:hasProcessing': ['dpv:Observe', 'dpv:Record', 'dpv:Store', 'dpv:Consult', 'dpv:Erase'],
    'dpv:hasDataSource': 'dpv:DataSubjectDataSource',
    'dpv:hasPersonalData': [
      {
        '@type': 'dpv:PersonalData',
        'dct:description': 'what is on the screen and what is done there; may include data of others',
        'op:level': level,
      },
    ],
    'dpv:hasProcessingCondition': {
      '@type': 'dpv:ProcessingDuration',
      'dpv:hasDuration': duration(`PT${notice.windowMinutes}M`),
    },
    'dpv:hasStorageCondition': {
      '@type': 'dpv:StorageDuration',
      'dpv:hasDuration': duration(`P${notice.retentionDays}D`),
    },
    'dpv:hasRecipient': [
      controllerOf(site),
      ...(notice.recipients ?? []).map((name) => ({ '@type': 'dpv:Recipient', 'schema:name': name })),
    ],
  };
}

function describeNotice({ notice, ownOrigin }: RecordParts, { site, language }: ConsentBody): object {
  return {
    '@id': `${ownOrigin}/notices/${site}/${encodeURIComponent(notice.version)}`,
    '@type': 'dpv:ConsentNotice',
    'dct:date': notice.updated,
    'dct:language': language,
    'dct:hasVersion': notice.version,
    'op:sha256': notice.hash,
  };
}
