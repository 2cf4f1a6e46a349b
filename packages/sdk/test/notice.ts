import type { PublishedNotice } from '@opname/protocol';

/** What the site of the tests asks. */
export const NOTICE: PublishedNotice = {
  version: '1',
  updated: '2026-05-01',
  controller: 'Vlonder B.V.',
  contact: 'privacy@vlonder.example',
  purpose: {
    en: 'To see where the app is hard to use.',
    nl: 'Om te zien waar de app lastig is.',
    fr: 'Pour voir où l’application est difficile à utiliser.',
    de: 'Um zu sehen, wo die App schwer zu bedienen ist.',
    es: 'Para ver dónde cuesta usar la aplicación.',
    it: 'Per vedere dove l’app è difficile da usare.',
    pt: 'Para ver onde a aplicação é difícil de usar.',
    pl: 'Aby zobaczyć, gdzie aplikacja jest trudna w obsłudze.',
    ar: 'لنرى أين يصعب استخدام التطبيق.',
  },
  watchers: {
    en: 'Three researchers at Vlonder.',
    nl: 'Drie onderzoekers van Vlonder.',
    fr: 'Trois chercheuses de Vlonder.',
    de: 'Drei Forscherinnen von Vlonder.',
    es: 'Tres investigadoras de Vlonder.',
    it: 'Tre ricercatrici di Vlonder.',
    pt: 'Três investigadoras da Vlonder.',
    pl: 'Trzy badaczki z Vlonder.',
    ar: 'ثلاث باحثات في Vlonder.',
  },
  recipients: ['Vlonder Studio GmbH'],
  processors: [{ name: 'Hosting B.V.', service: 'hosting', country: 'NL' }],
  windowMinutes: 120,
  retentionDays: 30,
  level: 'screen',
  policyUrl: 'https://vlonder.example/privacy',
  hash: 'a'.repeat(64),
  process: 'b'.repeat(64),
};
