import type { Notice } from '@opname/protocol';
import { expect, it } from 'vitest';
import { listProcessChanges } from './process-changes.ts';

const notice: Notice = {
  version: '1',
  updated: '2026-01-01',
  controller: 'Example BV',
  contact: 'privacy@example.org',
  purpose: { en: 'To improve it.' },
  watchers: { en: 'Its designers' },
  windowMinutes: 120,
  retentionDays: 30,
  level: 'screen',
  processors: [],
};

it('F2 a changed retention and a new recipient ask again', () => {
  expect(listProcessChanges(notice, { ...notice, retentionDays: 60, recipients: ['An agency'] })).toEqual([
    'retentionDays',
    'recipients',
  ]);
});

it('F2 a typo in the words, a new version and what was meant anyway do not', () => {
  const corrected = {
    ...notice,
    version: '2',
    purpose: { en: 'To improve the app.' },
    purposes: ['OptimiseUserInterface' as const, 'ImproveExistingProductsAndServices' as const],
    recipients: [],
  };
  expect(listProcessChanges(notice, corrected)).toEqual([]);
});
