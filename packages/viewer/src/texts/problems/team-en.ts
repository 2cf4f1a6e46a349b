/** What can go wrong with accounts, invitations and keys. */
export const teamProblems = {
  'all-sites-needed': {
    what: 'This covers all sites, and your account is there for some of them.',
    cure: 'Ask somebody who is there for all sites.',
  },
  'second-factor-needed': {
    what: 'Your role signs in by more than a password here.',
    cure: 'Set up a second factor, or sign in with a passkey.',
  },
  'wrong-code': {
    what: 'This code does not fit.',
    cure: 'Take the one that your app shows now. After five wrong ones, begin again with your password.',
  },
  'passkey-failed': {
    what: 'The passkey was not used.',
    cure: 'It was cancelled, or this device has none for Opname. Try again, or sign in with your password.',
  },
  'sign-in-again': {
    what: 'It is a while ago that you signed in.',
    cure: 'Sign out and in again, and add or remove the passkey within ten minutes: nobody else can then, where you are signed in.',
  },
  'unknown-member': { what: 'This account is not there any more.', cure: 'Refresh the list.' },
  'unknown-invitation': {
    what: 'This invitation is not there any more.',
    cure: 'It was answered, withdrawn, or is over. Refresh the list.',
  },
  'unknown-api-key': { what: 'This key is not there any more.', cure: 'Refresh the list.' },
  'unknown-session': { what: 'This sign-in has ended already.', cure: 'Refresh the list.' },
  'bad-invitation': {
    what: 'This invitation does not work.',
    cure: 'It was used, was withdrawn, or is older than 72 hours. Ask an administrator for a new one.',
  },
  'member-exists': {
    what: 'There is an account with this e-mail address already.',
    cure: 'Change its role or its sites instead.',
  },
  'last-admin': {
    what: 'This is the last administrator of all sites.',
    cure: 'Make somebody else one first, or nobody could let anybody in again.',
  },
  'name-taken': {
    what: 'There is a key of this name already.',
    cure: 'Choose another name, or revoke the other first.',
  },
  'weak-password': {
    what: 'This password is easy to guess.',
    cure: 'Take at least 12 characters that are more than common words and rows of keys; a few words that do not belong together are good.',
  },
  'wrong-password': { what: 'The password you have now is another.', cure: 'Type it again.' },
};
