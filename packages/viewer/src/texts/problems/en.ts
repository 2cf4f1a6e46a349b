import type { ProblemCode } from '../../problem.ts';
import { teamProblems } from './team-en.ts';

/** What happened, and what to do about it. */
export interface Explained {
  what: string;
  cure: string;
}

export const problems: Record<ProblemCode, Explained> = {
  ...teamProblems,
  'wrong-credentials': {
    what: 'That e-mail address and password do not belong together.',
    cure: 'Check both. The first account and its password are printed where the server was started.',
  },
  unreachable: { what: 'The server cannot be reached.', cure: 'Check your connection, then try again.' },
  'not-understood': {
    what: 'The server’s answer could not be understood.',
    cure: 'Load this page again: the studio may be of another version than the server.',
  },
  'unknown-note': { what: 'This note is not there any more.', cure: 'Somebody removed it. Load the notes again.' },
  'note-of-another': {
    what: 'Somebody else wrote this note.',
    cure: 'Answer it, or ask its author or a privacy officer.',
  },
  'unknown-filter': { what: 'This saved filter is gone.', cure: 'Load the page again to see your filters.' },
  'filters-full': {
    what: 'You have saved as many filters as there may be.',
    cure: 'Remove one first, or save under a name that is there.',
  },
  'unknown-collection': {
    what: 'This collection is gone.',
    cure: 'Somebody may have removed it. Go back to the collections.',
  },
  'collections-full': {
    what: 'There is no more room.',
    cure: 'Take recordings out of the collection, or remove a collection of this site.',
  },
  'unknown-share': { what: 'This link is not there any more.', cure: 'Somebody revoked it. Load the links again.' },
  'shares-full': { what: 'This recording has as many links as it may.', cure: 'Revoke one that nobody needs.' },
  'nothing-to-share': { what: 'Nothing was recorded in this part.', cure: 'Choose another part.' },
  'bad-share': {
    what: 'This link does not open anything.',
    cure: 'It was revoked, is over, or its recording is gone. Ask whoever sent it for another.',
  },
  'share-password': { what: 'This link has another password.', cure: 'Ask whoever sent it.' },
  'notes-full': {
    what: 'This recording holds as many notes as it may.',
    cure: 'Remove one, or add to one that is there.',
  },
  'paths-full': { what: 'This site has as many paths as it may.', cure: 'Remove one whose result nobody needs.' },
  'tags-full': { what: 'This recording has as many tags as it may.', cure: 'Take one away that nobody looks for.' },
  'export-under-way': {
    what: 'A full backup is being put together already.',
    cure: 'Wait until it is there, and try again.',
  },
  'not-signed-in': { what: 'You are no longer signed in.', cure: 'Sign in again; you come back to this page.' },
  'role-not-allowed': {
    what: 'Your account may not do this.',
    cure: 'Ask a privacy officer or an administrator to do it, or to change your role.',
  },
  'reason-needed': {
    what: 'This site asks for a reason before a recording is watched.',
    cure: 'Open the recording again and say why.',
  },
  'unknown-recording': {
    what: 'There is no recording at this address.',
    cure: 'It may never have existed, or have been removed. Go back to the list.',
  },
  'recording-erased': {
    what: 'This recording was erased.',
    cure: 'The participant or a colleague erased it. It cannot be brought back.',
  },
  'recording-expired': {
    what: 'This recording has expired.',
    cure: 'Its time to be watched is over and it was removed, as the participant was promised.',
  },
  'unknown-asset': {
    what: 'A picture or a font of this recording is not there.',
    cure: 'Load this page again to get the recording as it is now.',
  },
  'unknown-segment': {
    what: 'A part of this recording is not there.',
    cure: 'Load this page again to get the recording as it is now.',
  },
  'invalid-request': {
    what: 'The server did not accept this request.',
    cure: 'Go back to the list and start again from there.',
  },
  'bad-grant': { what: 'You may not do this here.', cure: 'Sign in again, then try once more.' },
  'grant-of-another-recording': { what: 'You may not do this here.', cure: 'Sign in again, then try once more.' },
  'not-found': {
    what: 'The server does not know this address.',
    cure: 'Load this page again: the studio may be of another version than the server.',
  },
  'too-many-requests': { what: 'That was too often in a short time.', cure: 'Wait a minute, then try again.' },
  internal: {
    what: 'The server failed.',
    cure: 'Try again. When it stays, tell the person who runs the server: the reason is in its log.',
  },
  'not-durable': {
    what: 'The server is busy or cannot store anything right now.',
    cure: 'Wait a moment, then try again.',
  },
  'not-a-participant': { what: 'This page’s session is over.', cure: 'Open it again by its link.' },
  'bad-participant-token': { what: 'This link does not work any more.', cure: 'Ask for a new one.' },
  'unknown-site': {
    what: 'No site has this key.',
    cure: 'Choose one from the list; the sites are in the server’s configuration.',
  },
  'unknown-subject': {
    what: 'Nothing is known of this participant.',
    cure: 'Compare the site and the id with those in the app.',
  },
  'unknown-exhibit': {
    what: 'Nothing that was shown has this hash.',
    cure: 'Take it from an entry of the ledger.',
  },
  'unknown-request': {
    what: 'There is no such request.',
    cure: 'Load the list again; it may have been removed with its participant.',
  },
  'unknown-document': { what: 'There is no such document.', cure: 'Load the list of documents again.' },
  'no-backups': {
    what: 'No backups are set up.',
    cure: 'The operator has to name a file of them; see the documents about backups.',
  },
  'version-exists': {
    what: 'A version of this name was published before.',
    cure: 'It cannot be changed. Give the draft another version, then publish again.',
  },
  'draft-incomplete': {
    what: 'The draft cannot be published as it is.',
    cure: 'Complete what is missing, save it, and publish again.',
  },
  'too-large': { what: 'That is more than the server takes.', cure: 'Shorten the text, then try again.' },
  'recording-stopped': {
    what: 'The participant has stopped this recording.',
    cure: 'What was recorded stays until it expires.',
  },
  'no-videos': {
    what: 'This server makes no videos.',
    cure: 'Ask its operator to install a Chromium, see the guide to self-hosting.',
  },
  'unknown-video': { what: 'There is no such video.', cure: 'It may have been removed; ask for it again.' },
  'video-not-done': { what: 'This video is not done yet.', cure: 'Wait until it is, and download it then.' },
  'videos-full': { what: 'This recording has as many videos as it may.', cure: 'Remove one that nobody needs.' },
  'window-over': { what: 'The time for recording is over.', cure: 'What was recorded stays until it expires.' },
};
