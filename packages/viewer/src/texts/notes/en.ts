/** What the studio says about notes. */
export const notes = {
  title: 'Notes',
  lead: 'They go when the recording goes, and the participant gets them with a download.',
  at: (time: string) => `Note at ${time}`,
  placeholder: 'What do you see here?',
  add: 'Add note',
  none: 'Nobody has noted anything on this page yet. Press A to note what you see.',
  goTo: (time: string) => `Go to ${time}`,
  changed: 'changed',
  answer: 'Answer',
  answerTo: (author: string) => `Answer to ${author}`,
  send: 'Send',
  change: 'Change',
  save: 'Save',
  cancel: 'Cancel',
  remove: 'Remove',
  removeNow: 'Remove for good?',
  text: 'Note',
  load: 'Loading the notes',
};

export type NoteTexts = typeof notes;
