import type { Notice } from '@opname/protocol';
import { expect, it } from 'vitest';
import { publishNotice } from './publish-notice.ts';

const NOTICE: Notice = {
  version: '1',
  updated: '2026-02-01',
  controller: 'Example BV',
  contact: 'privacy@example.org',
  purpose: { en: 'To improve it.' },
  watchers: { en: 'Its designers' },
  windowMinutes: 60,
  retentionDays: 7,
  level: 'inputs',
  processors: [],
};
const published = publishNotice(NOTICE);

it('F2 keeps the process when only words change, in a version of its own', () => {
  const reworded = publishNotice({ ...NOTICE, version: '2', updated: '2026-03-01', purpose: { en: 'To better it.' } });
  expect(reworded.process).toBe(published.process);
  expect(reworded.hash).not.toBe(published.hash);
});

it('F2 makes another process of every change of what is done', () => {
  const changed = [
    publishNotice({ ...NOTICE, controller: 'Other BV' }),
    publishNotice({ ...NOTICE, purposes: ['ResearchAndDevelopment'] }),
    publishNotice({ ...NOTICE, level: 'screen' }),
    publishNotice({ ...NOTICE, windowMinutes: 61 }),
    publishNotice({ ...NOTICE, retentionDays: 8 }),
    publishNotice({ ...NOTICE, recipients: ['A university'] }),
    publishNotice({ ...NOTICE, processors: [{ name: 'Hosting BV', service: 'hosts the server', country: 'NL' }] }),
    publishNotice(NOTICE, { version: '2' }),
    publishNotice(NOTICE, { version: '2', strings: ['Save'] }),
  ];
  expect(new Set([published, ...changed].map(({ process }) => process)).size).toBe(changed.length + 1);
});

it('F2 takes what is said for what is meant: the default purposes, spelled out, are the same process', () => {
  const spelled = publishNotice({
    ...NOTICE,
    purposes: ['OptimiseUserInterface', 'ImproveExistingProductsAndServices'],
    recipients: [],
  });
  expect(spelled.process).toBe(published.process);
});
