import type { NoteTexts } from './en.ts';

export const notes: NoteTexts = {
  title: 'Notities',
  lead: 'Ze verdwijnen met de opname, en de deelnemer krijgt ze bij een download.',
  at: (time) => `Notitie bij ${time}`,
  placeholder: 'Wat zie je hier? @ noemt een collega',
  add: 'Notitie toevoegen',
  none: 'Niemand noteerde nog iets bij deze pagina. Druk op A om te noteren wat je ziet.',
  goTo: (time) => `Ga naar ${time}`,
  changed: 'gewijzigd',
  answer: 'Reageren',
  answerTo: (author) => `Reactie op ${author}`,
  send: 'Versturen',
  change: 'Wijzigen',
  save: 'Bewaren',
  cancel: 'Annuleren',
  remove: 'Verwijderen',
  removeNow: 'Voorgoed verwijderen?',
  text: 'Notitie',
  load: 'Notities laden',
  colleagues: 'Collega’s om te noemen',
  forMe: 'Voor mij',
  forMeUnread: (count) => `Voor mij (${count} ongelezen)`,
  forMeLead:
    'Notities die jou noemen of op die van jou reageren. Wat er staat lees je in de opname, waarmee ze verdwijnen.',
  noneForMe: 'Niemand heeft je nog genoemd',
  noneForMeLead:
    'Schrijf @ in een notitie en kies een collega: die ziet haar dan in deze lijst, zoals jij die van hen.',
  unread: 'Ongelezen',
  whyForMe: {
    mentioned: (author) => `${author} noemde je`,
    answered: (author) => `${author} reageerde op je notitie`,
  },
};
