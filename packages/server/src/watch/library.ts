import { OpnameError, type Pause, type RecordingDetails, type RecordingSummary } from '@opname/protocol';
import type { Kysely } from 'kysely';
import { unpackDigest } from '../pack/happenings/digest.ts';
import type { Database } from '../store/database.ts';
import type { KeyStore } from '../store/keys/key-store.ts';
import { digestPlace } from '../store/place.ts';
import { assertReadable } from '../store/recording-state.ts';
import type { Recordings, Schema, Segments } from '../store/schema.ts';
import { createListRecordings, type ListRecordings } from './list-recordings.ts';
import { listPages, toPage } from './page-index.ts';
import { selectSummaries, type SummaryRow } from './select-summaries.ts';

/** What can be seen of recordings by those who may watch them; nothing that was removed or has expired. */
export interface Library {
  list: ListRecordings;
  open(recording: string): Promise<RecordingDetails>;
  /** All of one participant that may be watched. */
  listOf(subjectKey: string): Promise<RecordingSummary[]>;
  /** Throws why the recording may not be read. */
  assertReadable: (recording: string) => Promise<Recordings>;
}

export interface LibraryParts {
  database: Database<Schema>;
  keys: Pick<KeyStore, 'read' | 'readMany'>;
  siteName: (site: string) => string;
  now: () => number;
  /** Milliseconds since the last chunk after which a recording does not count as live. */
  livelyMs: number;
}

export function createLibrary(parts: LibraryParts): Library {
  const { database, keys, now } = parts;
  const { query } = database;

  const summarise = createSummarise(parts);

  return {
    list: createListRecordings({ ...parts, summarise }),

    async listOf(subjectKey) {
      const rows = await selectSummaries(query)
        .where('expires_at', '>', now())
        .where('recordings.subject_key', '=', subjectKey)
        .execute();
      return rows.map(summarise);
    },

    async open(recording) {
      await assertReadable(query, recording, now());
      const row = await selectSummaries(query).where('recordings.id', '=', recording).executeTakeFirst();
      if (!row) throw new OpnameError('recording-erased');
      const pages = await listPages(query, recording);
      const key = await keys.read(recording);
      if (!key) throw new OpnameError('recording-erased');
      const { site } = row;
      const openDigest = ({ page, number, digest }: Segments) =>
        digest ? unpackDigest(key.open(digest, digestPlace({ site, recording, page }, number))) : undefined;
      const pauses = await readPauses(query, recording);
      return { ...summarise(row), index: pages.map((page) => toPage(page, openDigest)), pauses };
    },

    assertReadable: (recording) => assertReadable(query, recording, now()),
  };
}

async function readPauses(query: Kysely<Schema>, recording: string): Promise<Pause[]> {
  const gaps = query.selectFrom('gaps').select(['from_at as from', 'to_at as to']);
  return await gaps.where('recording', '=', recording).where('kind', '=', 'pause').orderBy('from_at').execute();
}

function createSummarise({ siteName, now, livelyMs }: LibraryParts) {
  function isLive(row: SummaryRow): boolean {
    if (row.waiting_bytes) return true;
    const mayGrow = row.pages === 0 || Boolean(row.open_pages);
    return mayGrow && now() < row.until && row.last_received_at > now() - livelyMs;
  }

  return (row: SummaryRow): RecordingSummary => ({
    id: row.id,
    site: row.site,
    siteName: siteName(row.site),
    subject: row.subject,
    level: row.level,
    language: row.language,
    noticeVersion: row.notice_version,
    rulesVersion: row.rules_version,
    status: isLive(row) ? 'live' : 'complete',
    consentedAt: row.consented_at,
    until: row.until,
    expiresAt: row.expires_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    pages: row.pages,
    events: row.events ?? 0,
    bytes: (row.waiting_bytes ?? 0) + (row.packed_bytes ?? 0),
  });
}
