/**
 * The one catalogue of errors that the server answers with: what happened, the HTTP status, and a message whose last
 * part is the cure. A message never repeats what the client sent.
 */
export const ERRORS = {
  'invalid-request': [400, 'The request does not have the form of this endpoint; compare it with /v1/openapi.json.'],
  'invalid-chunk': [
    400,
    'The body is not a whole gzip stream; send the events as JSON through CompressionStream("gzip").',
  ],
  'not-signed-in': [
    401,
    'Nobody is signed in; sign in to the studio, or send an API key as "Authorization: Bearer …".',
  ],
  'bad-grant': [401, 'The grant is missing, forged or of another server; ask for consent again to get a new one.'],
  'not-a-participant': [
    401,
    'The session of the participant is missing, over or of another server; open the page again by its link.',
  ],
  'bad-participant-token': [
    401,
    'This link is unknown, was revoked, or was used before; ask for a new one in the app or at its helpdesk.',
  ],
  'origin-not-allowed': [
    403,
    "This page's origin is not one of the site's; add it to the site's origins in the server's configuration.",
  ],
  'role-not-allowed': [
    403,
    "This account's role may not do this; ask a privacy officer or an administrator to do it or to change the role.",
  ],
  'second-factor-needed': [
    403,
    'Accounts of this role sign in by more than a password here; set up a second factor, or sign in with a passkey.',
  ],
  'all-sites-needed': [
    403,
    'This cannot be divided by sites, and this account is there for some of them; ask somebody who is there for all.',
  ],
  'recording-forbidden': [
    403,
    "The account's owner has forbidden recordings; nobody of it is recorded until a privacy officer allows it again.",
  ],
  'grant-of-another-recording': [403, 'The grant is for another recording; use the one that came with this recording.'],
  'not-found': [404, 'There is nothing at this address; compare it with /v1/openapi.json.'],
  'unknown-site': [404, "No site has this key; compare data-site with the sites in the server's configuration."],
  'unknown-recording': [404, 'No recording has this id; take it from the list of recordings.'],
  'unknown-segment': [
    404,
    "The recording has no such segment; take its id from the recording's index, which grows while it is packed.",
  ],
  'unknown-note': [
    404,
    'There is no such note; it may have been removed. Take its id from the notes of the recording.',
  ],
  'note-of-another': [403, 'Somebody else wrote this note; answer it, or ask its author or a privacy officer.'],
  'unknown-share': [404, 'There is no such link, or it was revoked; take its id from the links of the recording.'],
  'shares-full': [409, 'This recording has as many links as it may; revoke one that nobody needs.'],
  'nothing-to-share': [409, 'Nothing was recorded in this part; choose another one.'],
  'bad-share': [
    401,
    'This link is unknown, was revoked or is over, or its recording is gone; ask whoever sent it for another.',
  ],
  'share-password': [403, 'This link has a password, and it is another one; ask whoever sent it.'],
  'no-videos': [
    409,
    'This server makes no videos; its operator installs a Chromium (apt-get install chromium) or sets OPNAME_CHROMIUM to its path, and leaves OPNAME_VIDEOS_AT_ONCE above 0.',
  ],
  'unknown-video': [
    404,
    'There is no such video; it may have been removed. Take its id from the videos of the recording.',
  ],
  'video-not-done': [409, 'This video is not done; wait until the list of videos says so.'],
  'videos-full': [409, 'This recording has as many videos as it may; remove one that nobody needs.'],
  'notes-full': [409, 'This recording holds as many notes as it may; remove one, or add to one that is there.'],
  'tags-full': [409, 'This recording has as many tags as it may; take one from it that nobody looks for.'],
  'paths-full': [409, 'This site has as many paths as it may; remove one whose result nobody needs.'],
  'unknown-asset': [
    404,
    "The recording holds no such picture or font; take its id from the recording's list of assets.",
  ],
  'no-assets-at-level': [422, 'Recordings at the level "structure" hold no pictures and no fonts; do not send them.'],
  'assets-full': [
    413,
    'The recording holds as many pictures and fonts as it may; send no more of them, its events are taken as before.',
  ],
  'asset-differs': [
    400,
    'The body does not have the hash that came with it; send the SHA-256 of the bytes themselves.',
  ],
  'asset-not-named': [409, 'No address stands for this picture or font yet; name it first at /v1/assets/names.'],
  'unknown-asset-type': [
    415,
    'The body is no picture and no font that a recording may hold; send PNG, JPEG, GIF, WebP, AVIF (of at most 50 million pixels), a plain drawing in SVG, WOFF or WOFF2.',
  ],
  'unknown-filter': [404, 'No saved filter of yours has this id; take it from the list of your filters.'],
  'filters-full': [409, 'As many filters are saved as there may be; remove one, or save under a name that is there.'],
  'unknown-collection': [404, 'There is no such collection; it may have been removed. Take its id from the list.'],
  'collections-full': [
    409,
    'There are as many collections of this site, or recordings in this one, as there may be; remove some first.',
  ],
  'unknown-notice': [404, 'No notice with this hash was ever published here; load /opname.js again and ask again.'],
  'unknown-subject': [404, 'Nothing is known of this participant; compare the site and the id with those in the app.'],
  'unknown-exhibit': [404, 'Nothing that was shown has this hash; take it from an entry of the ledger.'],
  'unknown-request': [404, 'There is no such request; take its id from the list of requests.'],
  'unknown-document': [404, 'There is no such document or draft; take it from the list of documents.'],
  'unknown-member': [404, 'There is no such account of staff; take its id from the list of accounts.'],
  'unknown-invitation': [
    404,
    'There is no such invitation, or it was answered; take its id from the list of invitations.',
  ],
  'unknown-api-key': [404, 'There is no such API key, or it was revoked; take its id from the list of keys.'],
  'unknown-session': [
    404,
    'There is no such session of yours, or it has ended; take its id from the list of sessions.',
  ],
  'bad-invitation': [
    401,
    'This invitation is unknown, was used, was withdrawn, or is older than 72 hours; ask an administrator for a new one.',
  ],
  'no-backups': [404, 'No backups are set up; name a file of them in OPNAME_BACKUPS, see docs/backups.md.'],
  'version-exists': [
    409,
    'A version of this name was published before and cannot be changed; give the draft another version.',
  ],
  'export-under-way': [
    409,
    'Another full backup is being put together; wait until it is there, or has failed, and ask again.',
  ],
  'member-exists': [409, 'There is an account with this e-mail address already; change its role or its sites instead.'],
  'last-admin': [
    409,
    'This is the last administrator of all sites; make somebody else one first, or nobody could let anybody in again.',
  ],
  'name-taken': [409, 'There is a key of this name already; give this one another, or revoke the other first.'],
  'weak-password': [
    422,
    'This password is easy to guess; take one of at least 12 characters that is more than common words and rows of keys.',
  ],
  'draft-incomplete': [422, 'The draft cannot be published as it is; complete what is named and publish again.'],
  'notice-not-current': [
    409,
    'The notice that was shown is not the one in force; load /opname.js again and ask again.',
  ],
  'page-closed': [409, 'This page has been closed; a new document begins a page of its own.'],
  'chunk-differs': [
    409,
    'Another chunk is already held under this number; number the chunks of a page from 0 without repeating one.',
  ],
  'window-over': [410, 'The window of this trial is over; nothing more may be recorded, throw away what is left.'],
  'recording-paused': [
    410,
    'The participant has paused this recording; throw away what was seen since then, and begin a new page after it.',
  ],
  'recording-stopped': [
    410,
    'The participant has stopped this recording; throw away what is left and ask again only when they want it.',
  ],
  'recording-erased': [410, 'This recording was erased; throw away what is left of it and stop recording.'],
  'recording-expired': [410, 'This recording has expired and was removed; its retention is set by the site.'],
  'too-slow': [
    408,
    'The request did not arrive within a minute; send it again over a better connection, or in smaller parts.',
  ],
  'too-large': [413, 'The body is larger than this endpoint takes; cut chunks smaller (see CHUNK_MAX_BYTES).'],
  'unpacks-too-large': [
    413,
    'The chunk unpacks to more than it may; cut chunks smaller (see CHUNK_MAX_UNPACKED_BYTES).',
  ],
  'headers-too-large': [431, 'The address and the headers together are larger than 16 KiB; send less in them.'],
  'over-budget': [413, 'The recording has used up its bytes; stop recording, what is held stays.'],
  'wrong-media-type': [415, 'The content type is not what this endpoint takes; compare it with /v1/openapi.json.'],
  'reason-needed': [422, 'This site asks for a reason before a recording is watched; send it as "why".'],
  'trial-start-in-future': [
    422,
    'The trial starts in the future; send the moment at which it started, in milliseconds since 1970.',
  ],
  'bad-trial-token': [
    422,
    "The signed start of the trial is forged, expired, or for another participant or site; sign it in the site's back end with a key that is registered for the site.",
  ],
  'too-many-requests': [429, 'Too many requests; wait as long as Retry-After says.'],
  internal: [500, 'The server failed and has logged why; try again, and tell its operator when it stays.'],
  busy: [
    503,
    'The server has more to take in than it can at the moment; keep what you have and send it again after Retry-After.',
  ],
  'no-room': [
    503,
    'The server begins no new recordings for now; its operator has to free or add room, or raise the budget of the site.',
  ],
  'not-durable': [
    503,
    'The server cannot store safely at the moment; keep the chunk and send it again after Retry-After.',
  ],
} as const satisfies Record<string, readonly [status: number, message: string]>;

/** The stable name of an error, for programs. */
export type ErrorCode = keyof typeof ERRORS;

/** The body of every answer that is not a success. */
export interface ErrorBody {
  code: ErrorCode;
  message: string;
}

/** An expected failure on its way to an answer. `detail` is added to the message and must hold no personal data. */
export class OpnameError extends Error {
  readonly code: ErrorCode;
  readonly status: number;

  constructor(code: ErrorCode, detail?: string) {
    const [status, message] = ERRORS[code];
    super(detail ? `${message} (${detail})` : message);
    this.name = 'OpnameError';
    this.code = code;
    this.status = status;
  }
}
