import type { ProblemCode } from '../problem.ts';

/** What happened, and what to do about it. */
interface Explained {
  what: string;
  cure: string;
}

const problems: Record<ProblemCode, Explained> = {
  'wrong-credentials': {
    what: 'That e-mail address and password do not belong together.',
    cure: 'Check both. The first account and its password are printed where the server was started.',
  },
  unreachable: { what: 'The server cannot be reached.', cure: 'Check your connection, then try again.' },
  'not-understood': {
    what: 'The server’s answer could not be understood.',
    cure: 'Load this page again: the studio may be of another version than the server.',
  },
  'not-signed-in': { what: 'You are no longer signed in.', cure: 'Sign in again; you come back to this page.' },
  'role-not-allowed': {
    what: 'Your account may not do this.',
    cure: 'Ask a privacy officer or an administrator to do it, or to change your role.',
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
};

const counted = (count: number, one: string, more: string) =>
  `${new Intl.NumberFormat('en-GB').format(count)} ${count === 1 ? one : more}`;

/** Every text of the studio in English; its type is what each other language must have. */
export const en = {
  language: 'English',
  problems,
  tryAgain: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  copy: 'Copy',
  copied: 'Copied',
  skipToContent: 'Skip to the content',
  shell: {
    recordings: 'Recordings',
    account: (email: string) => `Account: ${email}`,
    signedInAs: 'Signed in as',
    signOut: 'Sign out',
    language: 'Language',
    appearance: 'Appearance',
    light: 'Light',
    dark: 'Dark',
    system: 'As the system',
  },
  signIn: {
    title: 'Sign in to the studio',
    lead: 'Watch how people find their way in the first two hours of a trial.',
    email: 'E-mail address',
    password: 'Password',
    submit: 'Sign in',
    emailMissing: 'Enter your e-mail address.',
    passwordMissing: 'Enter your password.',
    showPassword: 'Show or hide the password',
  },
  list: {
    title: 'Recordings',
    lead: 'Trials whose participants said yes. Each one disappears by itself when its time is over.',
    refresh: 'Refresh',
    loading: 'Loading the recordings',
    more: 'Show more',
    shown: (count: number) => `${counted(count, 'recording', 'recordings')} shown`,
    noMore: 'That is all of them.',
    erased: 'The recording was erased.',
    site: 'Site',
    participant: 'Participant',
    started: 'Started',
    length: 'Length',
    pages: 'Pages',
    events: 'Events',
    level: 'Level',
    expires: 'Expires',
    live: 'Live',
    open: (site: string, subject: string) => `Watch the recording of ${subject} on ${site}`,
  },
  empty: {
    title: 'No recordings yet',
    lead: 'The first one appears here as soon as someone on trial allows it.',
    steps: [
      'Add this tag to each page of the app, with the key of your site and your own id of the person.',
      'Open the app as that person and choose Allow when you are asked.',
      'Work in it for a moment, then refresh this list.',
    ],
    tag: 'Script tag',
    attributes: [
      ['data-site', 'the key of the site, from the server’s configuration; “demo” takes any page on this machine'],
      ['data-subject', 'your own id of the person, without meaning to others'],
      ['data-trial-start', 'when the trial started; two hours later recording ends'],
    ] as [name: string, means: string][],
  },
  level: {
    screen: { name: 'Screen', means: 'Shows what is on the screen; sensitive fields are left out.' },
    inputs: { name: 'No input', means: 'Shows the screen, but nothing that was typed.' },
    structure: { name: 'Structure', means: 'Shows only the layout; every text is masked.' },
  },
  expiry: {
    in: (when: string) => `Expires ${when}`,
    soon: 'Expires soon',
    over: 'Expired',
  },
  recording: {
    back: 'All recordings',
    loading: 'Loading the recording',
    of: (subject: string) => `Participant ${subject}`,
    pages: 'Pages',
    page: (number: number) => `Page ${number}`,
    pageEvents: (count: number) => counted(count, 'event', 'events'),
    pageOpen: 'Still open',
    missing: (count: number) => `${counted(count, 'part', 'parts')} never arrived`,
    dropped: (count: number) => `${counted(count, 'event', 'events')} left out by the recorder`,
    fault: 'Stopped here: masking failed',
    facts: 'About this recording',
    site: 'Site',
    participant: 'Participant',
    consented: 'Allowed',
    notice: 'Notice',
    noticeValue: (version: string, language: string) => `Version ${version}, shown in ${language}`,
    rules: 'Rules',
    rulesValue: (version: string) => (version === 'none' ? 'None' : `Version ${version}`),
    window: 'Recording ends',
    expires: 'Expires',
    length: 'Length',
    level: 'Level',
    size: 'Size',
    id: 'Id',
    export: 'Export',
    exportHint: 'Download as plain rrweb events (JSON)',
    erase: 'Erase',
  },
  erase: {
    title: 'Erase this recording?',
    lead: (subject: string) => `This removes the recording of ${subject} at once, for everyone.`,
    gone: [
      'everything that was recorded: all its pages, also those still being uploaded',
      'everything that was made from it on this server',
      'the permission to record: nothing more is taken in for this trial',
    ],
    kept: 'The record that consent was given stays, as proof. Files that were exported before are not on this server and stay where they are.',
    final: 'This cannot be undone.',
    confirm: 'Erase for good',
  },
  player: {
    label: 'Player',
    stage: 'Replay of the page',
    play: 'Play',
    pause: 'Pause',
    again: 'Play again',
    back: 'Back 5 seconds',
    forward: 'Forward 5 seconds',
    position: 'Position',
    positionOf: (time: string, total: string) => `${time} of ${total}`,
    speed: 'Speed',
    speedValue: (speed: number) => `${speed}×`,
    skip: 'Skip inactivity',
    skipping: 'Skipping inactivity',
    fullScreen: 'Full screen',
    fullScreenExit: 'Leave full screen',
    link: 'Copy link to this moment',
    linkCopied: 'Link copied',
    keys: 'Space plays and pauses, arrow keys move 5 seconds, F is full screen',
    loading: (loaded: number, total: number) => `Loading part ${loaded} of ${total}`,
    preparing: 'Preparing the first picture',
    waiting: 'Waiting for more to arrive',
    finished: 'End of this page',
    next: 'Next page',
    gap: (count: number) => `${counted(count, 'part', 'parts')} of this page could not be read and cannot be shown.`,
    problem: 'Not all of this page could be loaded.',
    empty: {
      what: 'This page has no events.',
      cure: 'Nothing of it has arrived. Choose another page, if there is one.',
    },
    emptyLive: {
      what: 'Nothing has arrived yet.',
      cure: 'The recording has only just begun. It appears here by itself.',
    },
    noPages: {
      what: 'Nothing was recorded.',
      cure: 'The participant allowed it, but no page of it arrived before the window ended.',
    },
    unplayable: {
      what: 'This page cannot be replayed.',
      cure: 'What was recorded is damaged or incomplete. The other pages may still play; the export holds what there is.',
    },
    'no-frame': {
      what: 'The replay did not start.',
      cure: 'Load this page again; a browser extension may be stopping it.',
    },
  },
  notFound: {
    title: 'There is nothing here',
    lead: 'The address may be mistyped, or what was here is gone.',
    back: 'To the recordings',
  },
};

/** What a language must say, with its places for values. */
export type Texts = typeof en;
