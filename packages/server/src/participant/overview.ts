/** All that is known of one participant of one site, put together from where it is kept. */
import type { ConsentEvent, OwnRecording, ParticipantOverview, SubjectOverview, WatchedRange } from '@opname/protocol';
import type { Participant } from '../access/caller.ts';
import type { Site } from '../config/sites.ts';
import { addressOf } from '../documents/document-address.ts';
import type { DocumentStore } from '../documents/document-store.ts';
import type { NoticeInForce } from '../documents/notices-in-force.ts';
import type { RecordingStates } from '../ingest/recording-states.ts';
import type { ConsentEntry, Receipts } from '../ledger/receipts.ts';
import type { Packer } from '../pack/packer.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import { mergeRanges } from '../watch-log/merge-ranges.ts';
import type { WatchEntry, WatchLog } from '../watch-log/watch-log.ts';
import type { Library } from '../watch/library.ts';
import type { Links } from './links.ts';
import type { Requests } from './requests.ts';

/** For whom it is put together: where browsers know the server, and how those who watched are called. */
export interface Reading {
  origin: string;
  describe: (entries: readonly WatchEntry[], site: Site | undefined) => Promise<WatchedRange[]> | WatchedRange[];
}

export interface Overviews {
  read(participant: Participant, reading: Reading): Promise<ParticipantOverview>;
  /** With what only the privacy office sees. */
  readForOffice(participant: Participant, reading: Reading): Promise<SubjectOverview>;
}

export interface OverviewParts {
  database: Database<Schema>;
  sites: ReadonlyMap<string, Site>;
  store: DocumentStore;
  noticeInForce: NoticeInForce;
  library: Pick<Library, 'listOf'>;
  packer: Pick<Packer, 'packRecording'>;
  receipts: Pick<Receipts, 'listEvents' | 'readOf'>;
  states: Pick<RecordingStates, 'lookUp'>;
  watchLog: WatchLog;
  requests: Requests;
  links: Links;
}

export function createOverviews(parts: OverviewParts): Overviews {
  const overviews: Overviews = {
    async read(participant, reading) {
      const { site: key, subject, subjectKey } = participant;
      const site = parts.sites.get(key);
      const notice = site && (await parts.noticeInForce(site));
      return {
        site: key,
        siteName: site?.name ?? key,
        controller: notice?.controller ?? '',
        contact: notice?.contact ?? '',
        subject,
        consents: await readConsents(parts, subjectKey, reading),
        recordings: await readRecordings(parts, subjectKey, { ...reading, site }),
        erasures: await readErasures(parts, subjectKey),
        requests: await parts.requests.listOf(subjectKey),
      };
    },

    async readForOffice(participant, reading) {
      const overview = await overviews.read(participant, reading);
      const removals = await readRemovals(parts, participant.subjectKey);
      return {
        ...overview,
        removals: removals.map(({ recording, decided_at: at, why, said_by: by }) => ({ recording, at, why, by })),
        links: await readLinks(parts, participant.subjectKey),
      };
    },
  };
  return overviews;
}

async function readConsents(parts: OverviewParts, subjectKey: string, { origin }: Reading): Promise<ConsentEvent[]> {
  const events = await parts.receipts.listEvents(subjectKey);
  return await Promise.all(events.map((event) => toConsent(parts, event, origin)));
}

async function toConsent(
  { store, receipts }: OverviewParts,
  event: ConsentEntry,
  origin: string,
): Promise<ConsentEvent> {
  const { site, recording, notice: hash, language, level, how } = event.parsed;
  const notice = await store.findByHash({ site, kind: 'notice' }, hash);
  const version = notice?.content.version;
  return {
    at: event.at,
    kind: event.kind as ConsentEvent['kind'],
    recording,
    noticeVersion: version ?? hash,
    noticeUrl: origin + addressOf({ site, kind: 'notice' }, ...(version === undefined ? [] : [version])),
    language,
    level,
    how,
    receipt: (await receipts.readOf(event)) ?? null,
  };
}

type ForSite = Reading & { site: Site | undefined };

async function readRecordings(
  parts: OverviewParts,
  subjectKey: string,
  { site, describe }: ForSite,
): Promise<OwnRecording[]> {
  // What waits is packed first, so that nobody is told that nothing has come of what they see being recorded.
  for (const { id, status } of await parts.library.listOf(subjectKey)) {
    if (status === 'live') await parts.packer.packRecording(id);
  }
  const recordings = await parts.library.listOf(subjectKey);
  return await Promise.all(
    recordings.map(async (recording) => {
      const { status: state } = await parts.states.lookUp(recording.id);
      const entries = mergeRanges(await parts.watchLog.listOf(recording.id));
      return Object.assign(recording, { state, watched: await describe(entries, site) });
    }),
  );
}

function readRemovals({ database }: OverviewParts, subjectKey: string) {
  return database.query
    .selectFrom('removals')
    .select(['recording', 'decided_at', 'why', 'said_by', 'receipt'])
    .where('subject_key', '=', subjectKey)
    .orderBy('decided_at', 'desc')
    .execute();
}

async function readErasures(parts: OverviewParts, subjectKey: string): Promise<ParticipantOverview['erasures']> {
  const removals = await readRemovals(parts, subjectKey);
  return removals.flatMap(({ recording, decided_at: at, receipt }) =>
    receipt === null ? [] : [{ recording, at, receipt }],
  );
}

async function readLinks({ links }: OverviewParts, subjectKey: string): Promise<SubjectOverview['links']> {
  const made = await links.listOf(subjectKey);
  return made.map(({ made_at: at, made_by: by, until_at: until, used_at: usedAt, revoked_at: revokedAt }) => {
    const state = revokedAt !== null ? 'revoked' : usedAt !== null ? 'used' : 'open';
    return { at, by, until, state };
  });
}
