import type { Migration } from '../migration.ts';
import { first } from './0001-first.ts';
import { rulesVersion } from './0002-rules-version.ts';
import { roles } from './0003-roles.ts';
import { ledger } from './0004-ledger.ts';
import { rights } from './0005-rights.ts';
import { documents } from './0006-documents.ts';
import { watchLog } from './0007-watch-log.ts';
import { participants } from './0008-participants.ts';
import { whatHappened } from './0010-what-happened.ts';
import { leases } from './0013-leases.ts';
import { backupExports } from './0016-backup-exports.ts';
import { siteRemovals } from './0017-site-removals.ts';
import { staff } from './0020-staff.ts';
import { notes } from './0022-notes.ts';
import { noteReaders } from './0061-note-readers.ts';
import { recordingFacts } from './0026-recording-facts.ts';
import { assets } from './0028-assets.ts';
import { secondFactor } from './0032-second-factor.ts';
import { shelves } from './0033-shelves.ts';
import { shares } from './0034-shares.ts';
import { tags } from './0036-tags.ts';
import { insights } from './0051-insights.ts';
import { videos } from './0055-videos.ts';
import { videoParts } from './0058-video-parts.ts';

/** Every step of the metadata's schema, by number. */
export const MIGRATIONS: readonly Migration[] = [
  first,
  rulesVersion,
  roles,
  ledger,
  rights,
  documents,
  watchLog,
  participants,
  whatHappened,
  leases,
  backupExports,
  siteRemovals,
  staff,
  notes,
  recordingFacts,
  assets,
  secondFactor,
  shelves,
  shares,
  tags,
  insights,
  videos,
  videoParts,
  noteReaders,
];
