import { publishNotice } from './publish-notice.ts';
import type { Site } from './sites.ts';

/** The site of the demo app: any page of this machine may use it, so that a page of one's own can be tried at once. */
export function createDemoSite(ownOrigin: string): Site {
  return {
    key: 'demo',
    name: 'Demo',
    origins: ['loopback', ownOrigin],
    notice: publishNotice({
      version: '1',
      updated: '2026-01-01',
      controller: 'Opname demo, on this machine',
      contact: 'privacy@example.org',
      purpose: {
        en: 'To see where the trial is unclear, and to improve the product.',
        nl: 'Om te zien waar de proefperiode onduidelijk is, en het product te verbeteren.',
      },
      watchers: {
        en: 'The UX experts of the demo',
        nl: 'De UX-experts van de demo',
      },
      windowMinutes: 120,
      retentionDays: 30,
      level: 'screen',
      processors: [],
    }),
  };
}
