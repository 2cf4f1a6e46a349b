import { Type, type Static } from 'typebox';
import { Instant } from './consent.ts';
import { Asset } from './asset.ts';
import { Note } from './note.ts';
import { ParticipantOverview } from './participant.ts';
import { RecordingDetails } from './recording.ts';

/**
 * What an archive of a recording is told about itself. An archive is a folder that plays from disk: the viewer's built
 * `archive/` (index.html, archive.js, archive.css) as it is, and its data as scripts, since a page from disk may load
 * nothing else. `data/recording.js` calls `opnameArchive.add('recording', …)` with this; for each segment
 * `data/segments/<id>.js`, with the id as in an address, calls `opnameArchive.add('segment:<id>', …)` with its events, and for
 * each picture or font `data/assets/<id>.js` calls `opnameArchive.add('asset:<id>', …)` with its bytes in base64.
 */
export const ArchiveContent = Type.Object({
  madeAt: Instant,
  recording: RecordingDetails,
  participant: ParticipantOverview,
  assets: Type.Optional(Type.Array(Asset, { description: 'Left out in archives that are older than these.' })),
  tags: Type.Optional(Type.Array(Type.String(), { description: 'Left out in archives that are older than these.' })),
  notes: Type.Array(Type.Pick(Note, ['page', 'at', 'text', 'writtenAt']), {
    description: 'What was noted about it: it is about the participant, who may know it (GDPR art. 15).',
  }),
});
export type ArchiveContent = Static<typeof ArchiveContent>;
