const counted = (count: number, one: string, more: string) =>
  `${new Intl.NumberFormat('en-GB').format(count)} ${count === 1 ? one : more}`;

/** What the studio says about saved filters and collections. */
export const shelves = {
  saved: 'Saved filters',
  noSaved: 'No filters are saved yet.',
  save: 'Save these filters',
  saveHint: 'Only for you. Words in the search field are not kept: they may name somebody.',
  name: 'Name',
  keep: 'Save',
  forget: (name: string) => `Remove the filter ${name}`,
  collections: 'Collections',
  lead: 'Named sets of recordings of one site. A recording that goes leaves its collections.',
  none: 'No collections yet',
  noneLead: 'Make one, then put recordings into it from their own pages.',
  make: 'Make a collection',
  holds: (count: number) => counted(count, 'recording', 'recordings'),
  gone: (count: number) => `${counted(count, 'recording has', 'recordings have')} gone`,
  madeBy: (name: string, when: string) => `${name}, ${when}`,
  rename: (name: string) => `Rename the collection ${name}`,
  renameShort: 'Rename',
  newName: 'New name',
  remove: (name: string) => `Remove the collection ${name}`,
  removeNow: 'Remove for good?',
  collect: 'Collections',
  collectHint: 'Put this recording into a collection, or take it out',
  noneOfSite: 'This site has no collections yet.',
  toAll: 'All collections',
  inCollection: (name: string) => `Collection: ${name}`,
};

export type ShelfTexts = typeof shelves;
