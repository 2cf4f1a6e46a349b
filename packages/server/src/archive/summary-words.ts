import type { ConsentEvent, Level, WatchedRange } from '@opname/protocol';
import { PAGE_WORDS, type PageLanguage } from '../documents/page-words.ts';

/** The words of the summary in an archive. */
export interface SummaryWords {
  title: string;
  lead: (when: string) => string;
  of: string;
  allowed: string;
  recorded: string;
  nothing: string;
  holds: string;
  counts: (pages: number, events: number) => string;
  level: string;
  levels: Readonly<Record<Level, string>>;
  expires: string;
  notice: string;
  version: (version: string) => string;
  controller: string;
  id: string;
  watched: string;
  nobody: string;
  columns: readonly string[];
  roles: Readonly<Record<string, string>>;
  deeds: Readonly<Record<WatchedRange['what'], string>>;
  notes: string;
  tags: string;
  answers: string;
  kinds: Readonly<Record<ConsentEvent['kind'], string>>;
  inside: string;
  files: readonly (readonly [name: string, text: string])[];
}

const en: SummaryWords = {
  title: 'Your recording',
  lead: (when) =>
    `Downloaded on ${when}. Open index.html beside this page to play it; nothing is loaded from anywhere.`,
  of: 'Of',
  allowed: 'Allowed',
  recorded: 'Recorded',
  nothing: 'Nothing',
  holds: 'Holds',
  counts: (pages, events) => `${pages === 1 ? 'one page' : `${pages} pages`}, ${events} events`,
  level: PAGE_WORDS.en.facts.level,
  levels: PAGE_WORDS.en.levels,
  expires: 'Gone from the server by',
  notice: 'Notice',
  version: PAGE_WORDS.en.version,
  controller: PAGE_WORDS.en.facts.controller,
  id: 'Number of the recording',
  watched: 'Who watched',
  nobody: 'Nobody has watched it.',
  columns: ['When', 'Who', 'What', 'Which part', 'Why'],
  roles: { expert: 'an expert', officer: 'a privacy officer', admin: 'an administrator', participant: 'you' },
  deeds: { opened: 'opened', watched: 'watched', exported: 'downloaded', shared: 'shared', erased: 'erased' },
  notes: 'What was noted about it',
  tags: 'The words by which it was found',
  answers: 'What you answered',
  kinds: {
    given: 'allowed',
    paused: 'paused',
    resumed: 'resumed',
    stopped: 'stopped',
    erased: 'erased',
    expired: 'expired',
  },
  inside: 'What is in this archive',
  files: [
    ['index.html', 'plays the recording'],
    ['data/', 'the recording itself'],
    ['receipts/', 'what you answered, signed (.jws) and readable (.json); check one with “opname verify”'],
    ['keys.json', 'the keys that the signatures are checked with'],
    ['watch-log.json', 'who watched, as it stands in the log that cannot be changed unnoticed'],
  ],
};

const nl: SummaryWords = {
  title: 'Uw opname',
  lead: (when) =>
    `Gedownload op ${when}. Open index.html naast deze pagina om haar af te spelen; er wordt nergens iets geladen.`,
  of: 'Van',
  allowed: 'Toegestaan',
  recorded: 'Opgenomen',
  nothing: 'Niets',
  holds: 'Bevat',
  counts: (pages, events) => `${pages === 1 ? 'één pagina' : `${pages} pagina’s`}, ${events} gebeurtenissen`,
  level: PAGE_WORDS.nl.facts.level,
  levels: PAGE_WORDS.nl.levels,
  expires: 'Van de server verdwenen op',
  notice: 'Mededeling',
  version: PAGE_WORDS.nl.version,
  controller: PAGE_WORDS.nl.facts.controller,
  id: 'Nummer van de opname',
  watched: 'Wie keek',
  nobody: 'Niemand heeft gekeken.',
  columns: ['Wanneer', 'Wie', 'Wat', 'Welk deel', 'Waarom'],
  roles: { expert: 'een expert', officer: 'een privacyfunctionaris', admin: 'een beheerder', participant: 'u' },
  deeds: { opened: 'geopend', watched: 'bekeken', exported: 'gedownload', shared: 'gedeeld', erased: 'gewist' },
  notes: 'Wat erover genoteerd is',
  tags: 'De woorden waarmee hij werd teruggevonden',
  answers: 'Wat u antwoordde',
  kinds: {
    given: 'toegestaan',
    paused: 'gepauzeerd',
    resumed: 'hervat',
    stopped: 'gestopt',
    erased: 'gewist',
    expired: 'verlopen',
  },
  inside: 'Wat er in dit archief zit',
  files: [
    ['index.html', 'speelt de opname af'],
    ['data/', 'de opname zelf'],
    ['receipts/', 'wat u antwoordde, ondertekend (.jws) en leesbaar (.json); controleer met “opname verify”'],
    ['keys.json', 'de sleutels waarmee handtekeningen worden gecontroleerd'],
    ['watch-log.json', 'wie keek, zoals het in het logboek staat dat niet ongemerkt te veranderen is'],
  ],
};

export const SUMMARY_WORDS: Readonly<Record<PageLanguage, SummaryWords>> = { en, nl };
