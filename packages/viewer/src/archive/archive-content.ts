import { ArchiveContent, type RecordingDetails } from '@opname/protocol';
import { Check } from 'typebox/value';
import type { RecordingSource } from '../player/recording-source.ts';
import type { ArchiveParts } from './archive-parts.ts';

/** @returns what the archive holds; throws where its file is missing or holds something else. */
export async function readContent(parts: ArchiveParts): Promise<ArchiveContent> {
  const content = await parts.read('recording');
  if (!Check(ArchiveContent, content)) throw new Error('data/recording.js does not hold a recording');
  return content;
}

/** @returns the recording as the archive's own files give it. */
export function createArchiveSource(parts: ArchiveParts, recording: RecordingDetails): RecordingSource {
  return {
    open: async () => recording,
    async readSegment(segment) {
      const events = await parts.read(`segment:${segment}`);
      if (!Array.isArray(events)) throw new Error(`The part of segment ${segment} is no list of events`);
      return events;
    },
  };
}
