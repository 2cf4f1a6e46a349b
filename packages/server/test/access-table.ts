/**
 * Who may do what: every endpoint and every kind of caller, written down by hand, so that it does not follow what the
 * endpoints say of themselves by accident. The test beside the code asks a real server every cell of it, and
 * docs/access.md is made from it.
 */
import type { EndpointName } from '@opname/protocol';

/** `ok`: let in. Else the status of the refusal, which says nothing of whether what was asked for exists. */
export type Outcome = 'ok' | '401' | '403' | '404';

/** For what is their own or of their own site, and for what is another's or of another site. */
export type Pair = readonly [own: Outcome, foreign: Outcome];

export const CALLERS = [
  ['anyone', 'anyone'],
  ['page', 'a page with its grant'],
  ['participant', 'a participant on their page'],
  ['expert', 'an expert of the site'],
  ['developer', 'a developer of the site'],
  ['officer', 'a privacy officer of the site'],
  ['siteAdmin', 'an administrator of the site'],
  ['admin', 'an administrator of all sites'],
  ['link', 'somebody with a link to the recording'],
] as const;

export type CallerName = (typeof CALLERS)[number][0];
export type Row = Readonly<Record<CallerName, Pair>>;

/** One word: the same for both. */
type Cell = Outcome | `${Outcome}/${Outcome}`;

/** In the order of `CALLERS`. */
function row(...cells: readonly Cell[]): Row {
  const pairs = CALLERS.map(([name], index) => {
    const [own, foreign = own] = (cells[index] ?? '401').split('/') as [Outcome, Outcome?];
    return [name, [own, foreign]] as const;
  });
  return Object.fromEntries(pairs) as Row;
}

const ANYONE = row('ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok');
const PAGE = row('401', 'ok', '401', '401', '401', '401', '401', '401');
const PARTICIPANT = row('401', '401', 'ok', '401', '401', '401', '401', '401');
const CONTROL = row('401', 'ok/403', 'ok/404', '403', '403', 'ok/404', 'ok/404', 'ok');
const OWN_CONTROL = row('401', 'ok/403', 'ok/404', '401', '401', '401', '401', '401');
const WATCH = row('401', '401', 'ok/404', 'ok/404', '403', 'ok/404', 'ok/404', 'ok', 'ok/404');
const WATCH_STAFF = row('401', '401', '401', 'ok/404', '403', 'ok/404', 'ok/404', 'ok');
const WATCH_ANY = row('401', '401', '401', 'ok', '403', 'ok', 'ok', 'ok');
const TAKE_HOME = row('401', '401', 'ok/404', '403', '403', 'ok/404', 'ok/404', 'ok');
const SET_UP = row('401', '401', '401', '403', 'ok/404', 'ok/404', 'ok/404', 'ok');
const OFFICE = row('401', '401', '401', '403', '403', 'ok/404', 'ok/404', 'ok');
const OFFICE_ANY = row('401', '401', '401', '403', '403', 'ok', 'ok', 'ok');
const OFFICE_ALL = row('401', '401', '401', '403', '403', '403', '403', 'ok');
const ADMIN = row('401', '401', '401', '403', '403', '403', 'ok/404', 'ok');
const ADMIN_ANY = row('401', '401', '401', '403', '403', '403', 'ok', 'ok');
const ADMIN_ALL = row('401', '401', '401', '403', '403', '403', '403', 'ok');
const STAFF_SITE = row('401', '401', '401', 'ok/404', 'ok/404', 'ok/404', 'ok/404', 'ok');
const STAFF = row('401', '401', '401', 'ok', 'ok', 'ok', 'ok', 'ok');

export const ACCESS_TABLE: Readonly<Record<EndpointName, Row>> = {
  giveConsent: ANYONE,
  uploadChunk: PAGE,
  closePage: PAGE,
  readState: CONTROL,
  pauseRecording: CONTROL,
  resumeRecording: OWN_CONTROL,
  stopRecording: CONTROL,
  eraseRecording: CONTROL,

  nameAssets: PAGE,
  uploadAsset: PAGE,
  listAssets: WATCH,
  readAsset: WATCH,

  listRecordings: WATCH_STAFF,
  openRecording: WATCH,
  readSegment: WATCH,
  exportRecording: WATCH_STAFF,
  noteWatched: WATCH,

  listNotesForMe: WATCH_ANY,
  listColleagues: WATCH_STAFF,
  listNotes: WATCH_STAFF,
  writeNote: WATCH_STAFF,
  // Nobody changes a note of somebody else; what is asked for here is of nobody at all.
  changeNote: row('401', '401', '401', '404', '403', '404', '404', '404'),
  removeNote: row('401', '401', '401', '403/404', '403', 'ok/404', 'ok/404', 'ok'),

  listSiteTags: WATCH_STAFF,
  listTags: WATCH_STAFF,
  giveTag: WATCH_STAFF,
  removeTag: WATCH_STAFF,

  listFilters: WATCH_ANY,
  saveFilter: WATCH_ANY,
  // Nobody removes a filter of somebody else, which is what is asked for here.
  removeFilter: row('401', '401', '401', '404', '403', '404', '404', '404'),
  listCollections: WATCH_STAFF,
  makeCollection: WATCH_STAFF,
  renameCollection: WATCH_STAFF,
  removeCollection: WATCH_STAFF,
  collectRecording: WATCH_STAFF,
  releaseRecording: WATCH_STAFF,
  readInsights: WATCH_STAFF,
  readHeatmap: WATCH_STAFF,
  definePath: WATCH_STAFF,
  removePath: WATCH_STAFF,
  listShares: WATCH_STAFF,
  createShare: WATCH_STAFF,
  revokeShare: WATCH_STAFF,
  listVideos: WATCH_STAFF,
  askVideo: WATCH_STAFF,
  // There is none where no Chromium is looked for.
  downloadVideo: row('401', '401', '401', '404', '403', '404', '404', '404'),
  removeVideo: row('401', '401', '401', '404', '403', '404', '404', '404'),
  openShare: ANYONE,

  createParticipantLink: PAGE,
  openParticipantSession: ANYONE,
  readParticipant: PARTICIPANT,
  askRequest: PARTICIPANT,
  revokeLink: PARTICIPANT,
  downloadArchive: TAKE_HOME,

  listSubjects: OFFICE,
  openSubject: OFFICE,
  createHelpdeskLink: OFFICE,
  revokeLinks: OFFICE,
  listRequests: OFFICE,
  answerRequest: OFFICE,
  readWatchLog: OFFICE,
  exportWatchLog: OFFICE_ALL,
  readProcessingRecord: OFFICE,

  listDocuments: SET_UP,
  readDocument: SET_UP,
  writeDraft: OFFICE,
  previewDraft: OFFICE,
  publishDocument: OFFICE,

  exportLedger: OFFICE_ALL,
  readLedgerState: OFFICE_ANY,
  makeCheckpoint: OFFICE_ANY,
  readExhibit: OFFICE,
  listAccounts: OFFICE,
  changeAccount: OFFICE,

  readBackupState: ANYONE,
  examineBackups: OFFICE_ALL,
  runBackup: OFFICE_ALL,
  createBackupExport: ADMIN_ALL,
  readBackupExport: ADMIN_ALL,
  downloadBackupExport: ADMIN_ALL,

  listSiteRemovals: OFFICE_ANY,
  askSiteRemoval: ADMIN,
  takeBackSiteRemoval: ADMIN,
  exportSite: ADMIN,

  readSignInWays: ANYONE,
  listSites: STAFF_SITE,
  listSessions: STAFF,
  // Nobody ends a session of somebody else, which is what is asked for here.
  endSession: row('401', '401', '401', '404', '404', '404', '404', '404'),
  listMembers: ADMIN_ANY,
  changeMember: ADMIN,
  removeMember: ADMIN,
  listInvitations: ADMIN_ANY,
  invite: ADMIN,
  withdrawInvitation: ADMIN,
  readInvitation: ANYONE,
  acceptInvitation: ANYONE,
  listApiKeys: ADMIN_ANY,
  makeApiKey: ADMIN,
  revokeApiKey: ADMIN,
};
