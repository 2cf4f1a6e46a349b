import { PURPOSES, type ProcessingRecord, type PublishedNotice } from '@opname/protocol';
import { rulesVersionOf, type Site } from '../config/sites.ts';
import { addressOf } from '../documents/document-address.ts';
import { REQUEST_KEPT_DAYS } from '../participant/requests.ts';

/** The European Economic Area (ISO 3166-1), within which a transfer is none to a third country. */
const EEA = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' '),
);

const SEEN = { screen: 'screen', inputs: 'masked-screen', structure: 'layout' } as const;

/** What the server does whatever its configuration says; each is a part of it that cannot be switched off. */
const ALWAYS: ProcessingRecord['security'] = [
  'consent-first',
  'masking-twice',
  'key-for-each-recording',
  'keys-apart',
  'roles',
  'watch-log',
  'verified-erasure',
];

/** @returns the record of processing (GDPR art. 30) of a site, out of what runs: its notice in force and its rules. */
export function createProcessingRecord(site: Site, notice: PublishedNotice, madeAt: number): ProcessingRecord {
  const { controller: name, address, country, contact, version, updated, hash } = notice;
  return {
    site: site.key,
    siteName: site.name,
    madeAt,
    controller: { name, contact, ...(address && { address }), ...(country && { country }) },
    purposes: notice.purposes ?? PURPOSES.slice(0, 2),
    purpose: notice.purpose,
    legalBasis: 'consent',
    subjects: ['participants', 'people-on-the-screen', 'staff'],
    data: [SEEN[notice.level], 'actions', 'insights', 'consent', 'requests', 'watch-log'],
    level: notice.level,
    rules: { version: rulesVersionOf(site), count: site.rules?.rules?.length ?? 0 },
    recipients: notice.recipients ?? [],
    watchers: notice.watchers,
    processors: notice.processors,
    thirdCountries: [...new Set(notice.processors.map((one) => one.country).filter((code) => !EEA.has(code)))],
    retention: {
      windowMinutes: notice.windowMinutes,
      recordingDays: notice.retentionDays,
      requestDays: REQUEST_KEPT_DAYS,
    },
    security: site.askReason ? [...ALWAYS, 'reason-asked'] : ALWAYS,
    notice: { version, updated, hash, url: addressOf({ site: site.key, kind: 'notice' }, version) },
  };
}
