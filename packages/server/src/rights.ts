/** Where the parts meet that participants and the privacy office stand on. */
import { createApiKeyOffice } from './access/api-keys.ts';
import { createListColleagues } from './access/colleagues.ts';
import { createInvitations } from './access/invitations.ts';
import { createMembers } from './access/members.ts';
import { createNameOfStaff } from './access/staff-names.ts';
import { createStaffSessions } from './access/staff-sessions.ts';
import type { Staff } from './access/staff.ts';
import type { Documents } from './documents/documents.ts';
import type { WatchProgress } from './facts/watch-progress.ts';
import { createCheckpoints } from './ledger/checkpoints.ts';
import { exportChain } from './ledger/export-chain.ts';
import { createChainWatch } from './ledger/ledger-watch.ts';
import { createNotesForMe, type NotesForMeParts } from './notes/note-readers.ts';
import { createNotes, type NoteParts } from './notes/notes.ts';
import { createProcessingRecord } from './office/processing-record.ts';
import { createSiteStates } from './office/site-states.ts';
import { createSubjects } from './office/subjects.ts';
import type { Packer } from './pack/packer.ts';
import { createLinks } from './participant/links.ts';
import { createOverviews } from './participant/overview.ts';
import { createRequests } from './participant/requests.ts';
import { createSessions } from './participant/sessions.ts';
import { createTries } from './participant/tries.ts';
import type { Proof } from './proof.ts';
import type { Site } from './config/sites.ts';
import { createCollections } from './shelves/collections.ts';
import { createSavedFilters } from './shelves/saved-filters.ts';
import { createShares, type SharesParts } from './sharing/shares.ts';
import type { Stores } from './stores.ts';
import { createTags } from './tags/tags.ts';
import { createIsOwn } from './watch-log/is-own.ts';
import { createWatchLog } from './watch-log/watch-log.ts';
import { createWatching } from './watch-log/watching.ts';
import type { Library } from './watch/library.ts';

export interface RightsOptions {
  proof: Proof;
  documents: Documents;
  library: Library;
  packer: Pick<Packer, 'packRecording'>;
  staff: Staff;
  watchProgress: WatchProgress;
  /** The origin that browsers use, where it is not the one that they ask at. */
  publicUrl: string | undefined;
  now: () => number;
}

export type Rights = ReturnType<typeof createRights>;

/** A link's password is kept as one of staff is. */
function passwordsOf(staff: Staff): SharesParts['passwords'] {
  return {
    hash: async (password) => (await staff.context).password.hash(password),
    verify: async (of) => (await staff.context).password.verify(of),
  };
}

/** Notes, and whom they are for. */
function createNoting(parts: Omit<NoteParts, 'listColleagues'> & NotesForMeParts) {
  const listColleagues = createListColleagues(parts.database);
  return { notes: createNotes({ ...parts, listColleagues }), notesForMe: createNotesForMe(parts), listColleagues };
}

export function createRights({ database, keys, signer }: Stores, options: RightsOptions) {
  const { proof, documents, library, packer, staff, watchProgress, publicUrl, now } = options;
  const { ledger, receipts, states, subjectKeys } = proof;
  const { sites, noticeInForce } = documents;
  const watchLog = createWatchLog(database, now);
  const checkpoints = createCheckpoints({ database, signer, chain: watchLog.chain, now });
  const isOwn = createIsOwn(database);
  const isSite = (site: string) => sites.has(site);
  const invitations = createInvitations({ database, ledger, staff, isSite, now });
  const links = createLinks({ database, ledger, now });
  const requests = createRequests(database, now);
  const nameOfStaff = createNameOfStaff(staff);
  const shares = createShares({ database, keys, ledger, nameOfStaff, passwords: passwordsOf(staff), now });
  const sessions = createSessions(database, now);
  return {
    watchLog,
    isOwn,
    watchLogWatch: createChainWatch({ chain: watchLog.chain, checkpoints, signer, now }),
    exportWatchLog: () => exportChain(watchLog.chain, checkpoints),
    watching: createWatching({ log: watchLog, library, isOwn, sites, progress: watchProgress, now }),
    links,
    sessions,
    doors: { readParticipant: sessions.read, readLink: shares.read },
    requests,
    tries: createTries(now),
    overviews: createOverviews({
      ...documents,
      database,
      library,
      packer,
      receipts,
      states,
      watchLog,
      requests,
      links,
    }),
    subjects: createSubjects({ database, sites, subjectKeys }),
    nameOfStaff,
    shares,
    ...createNoting({ database, keys, nameOfStaff, siteName: proof.siteName, now }),
    tags: createTags({ database, keys, nameOfStaff, now }),
    savedFilters: createSavedFilters(database),
    collections: createCollections({ database, siteName: proof.siteName, isSite, nameOfStaff, now }),
    members: createMembers({ database, ledger, isSite, now }),
    invitations,
    apiKeyOffice: createApiKeyOffice({ database, ledger, isSite, now }),
    staffSessions: createStaffSessions(database),
    readSiteStates: createSiteStates({ database, sites, noticeInForce, now }),
    createProcessingRecord: async (site: Site) => createProcessingRecord(site, await noticeInForce(site), now()),
    originOf: (host: string) => publicUrl ?? `http://${host}`,
    async removeOver() {
      await links.removeOver();
      await shares.removeOver();
      await requests.removeOld();
      await invitations.removeOver();
    },
  };
}
