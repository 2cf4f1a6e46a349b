import type { NoteTexts } from './en.ts';

export const notes: NoteTexts = {
  title: 'Notities',
  lead: 'Ze verdwijnen met de opname, en de deelnemer krijgt ze bij een download.',
  at: (time) => `Notitie bij ${time}`,
  placeholder: 'Wat zie je hier?',
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
};
