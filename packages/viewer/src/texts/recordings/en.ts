const count = (many: number) => new Intl.NumberFormat('en-GB').format(many);

/** How much somebody has watched. */
const watched = { no: 'Not watched', partly: 'Partly watched', yes: 'Watched' };

/** By what the list of recordings is filtered. */
const filter = {
  title: 'Filter the recordings',
  search: 'Search in participants, pages and labels',
  searchHint: 'Participant, page or label',
  open: 'Filters',
  order: 'Order',
  orders: {
    newest: 'Newest first',
    oldest: 'Oldest first',
    longest: 'Longest first',
    expiring: 'First to expire',
    trouble: 'Most trouble first',
  },
  has: 'Only with',
  marks: {
    rage: 'Rage clicks',
    dead: 'Dead clicks',
    errors: 'Errors',
    notes: 'Notes',
    live: 'Live now',
    expiring: 'Expiring soon',
  },
  any: 'Any',
  allSites: 'All sites',
  page: 'Page visited',
  clicked: 'Clicked',
  watched: 'Watched by you',
  begun: 'Begun',
  days: (days: number) => (days === 1 ? 'In the last 24 hours' : `In the last ${count(days)} days`),
  from: 'From',
  to: 'Until',
  longer: 'At least (minutes)',
  shorter: 'At most (minutes)',
  active: 'Filters in use',
  takeOut: (text: string) => `Take out: ${text}`,
  clear: 'Clear filters',
  noMatch: 'No recording fits these filters',
  noMatchLead: 'Take a filter out, or clear them all. What has expired is gone and is not found any more.',
  searchOn: 'Search further',
};

/** What stands in a line of the list. */
const line = {
  signals: 'Signals',
  rage: (many: number) => `${count(many)} × rage clicks`,
  dead: (many: number) => `${count(many)} × dead click`,
  errors: (many: number) => `${count(many)} × error shown`,
  notes: (many: number) => (many === 1 ? '1 note' : `${count(many)} notes`),
  none: 'None',
  share: (percent: number) => `${percent} % watched by you`,
};

export const recordings = { watched, filter, line };

export type RecordingsTexts = typeof recordings;
