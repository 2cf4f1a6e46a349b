import type { ShelfTexts } from './en.ts';

const counted = (count: number, one: string, more: string) =>
  `${new Intl.NumberFormat('nl-NL').format(count)} ${count === 1 ? one : more}`;

export const shelves: ShelfTexts = {
  saved: 'Bewaarde filters',
  noSaved: 'Er zijn nog geen filters bewaard.',
  save: 'Deze filters bewaren',
  saveHint: 'Alleen voor jou. Woorden in het zoekveld worden niet bewaard: ze kunnen iemand noemen.',
  name: 'Naam',
  keep: 'Bewaren',
  forget: (name) => `Filter ${name} verwijderen`,
  collections: 'Verzamelingen',
  lead: 'Benoemde sets opnames van één site. Een opname die verdwijnt, verlaat haar verzamelingen.',
  none: 'Nog geen verzamelingen',
  noneLead: 'Maak er een, en zet er opnames in vanaf hun eigen pagina.',
  make: 'Verzameling maken',
  holds: (count) => counted(count, 'opname', 'opnames'),
  gone: (count) => `${counted(count, 'opname is', 'opnames zijn')} verdwenen`,
  madeBy: (name, when) => `${name}, ${when}`,
  rename: (name) => `Verzameling ${name} hernoemen`,
  renameShort: 'Hernoemen',
  newName: 'Nieuwe naam',
  remove: (name) => `Verzameling ${name} verwijderen`,
  removeNow: 'Voorgoed verwijderen?',
  collect: 'Verzamelingen',
  collectHint: 'Deze opname in een verzameling zetten, of eruit halen',
  noneOfSite: 'Deze site heeft nog geen verzamelingen.',
  toAll: 'Alle verzamelingen',
  inCollection: (name) => `Verzameling: ${name}`,
};
