/** What the studio says about notes. */
export const notes = {
  title: 'Notes',
  lead: 'They go when the recording goes, and the participant gets them with a download.',
  at: (time: string) => `Note at ${time}`,
  placeholder: 'What do you see here? @ mentions a colleague',
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
  colleagues: 'Colleagues to mention',
  forMe: 'For me',
  forMeUnread: (count: number) => `For me (${count} unread)`,
  forMeLead: 'Notes that mention you or answer yours. What they say stands in their recording, and goes with it.',
  noneForMe: 'Nobody has mentioned you yet',
  noneForMeLead: 'In a note, write @ and choose a colleague: it then appears in their list, as theirs do here.',
  unread: 'Unread',
  whyForMe: {
    mentioned: (author: string) => `${author} mentioned you`,
    answered: (author: string) => `${author} answered your note`,
  },
};

export type NoteTexts = typeof notes;
