import type { RecordingsTexts } from './en.ts';

const count = (many: number) => new Intl.NumberFormat('nl-NL').format(many);

const watched = { no: 'Niet bekeken', partly: 'Deels bekeken', yes: 'Bekeken' };

const filter: RecordingsTexts['filter'] = {
  title: 'Opnames filteren',
  search: 'Zoeken in deelnemers, pagina’s en labels',
  searchHint: 'Deelnemer, pagina of label',
  open: 'Filters',
  order: 'Volgorde',
  orders: {
    newest: 'Nieuwste eerst',
    oldest: 'Oudste eerst',
    longest: 'Langste eerst',
    expiring: 'Verloopt het eerst',
    trouble: 'Meeste hinder eerst',
  },
  has: 'Alleen met',
  marks: {
    rage: 'Woedeklikken',
    dead: 'Dode klikken',
    errors: 'Fouten',
    notes: 'Notities',
    live: 'Nu bezig',
    expiring: 'Verloopt binnenkort',
  },
  any: 'Alle',
  allSites: 'Alle sites',
  page: 'Bezochte pagina',
  clicked: 'Geklikt op',
  watched: 'Door jou bekeken',
  begun: 'Begonnen',
  days: (days) => (days === 1 ? 'In de laatste 24 uur' : `In de laatste ${count(days)} dagen`),
  from: 'Vanaf',
  to: 'Tot en met',
  longer: 'Minstens (minuten)',
  shorter: 'Hoogstens (minuten)',
  active: 'Filters in gebruik',
  takeOut: (text) => `Weghalen: ${text}`,
  clear: 'Filters wissen',
  noMatch: 'Geen opname past bij deze filters',
  noMatchLead: 'Haal een filter weg, of wis ze allemaal. Wat verlopen is, is weg en wordt niet meer gevonden.',
  searchOn: 'Verder zoeken',
};

const line: RecordingsTexts['line'] = {
  signals: 'Signalen',
  rage: (many) => `${count(many)} × woedeklikken`,
  dead: (many) => `${count(many)} × dode klik`,
  errors: (many) => `${count(many)} × fout getoond`,
  notes: (many) => (many === 1 ? '1 notitie' : `${count(many)} notities`),
  none: 'Geen',
  share: (percent) => `${percent} % door jou bekeken`,
};

export const recordings: RecordingsTexts = { watched, filter, line };
