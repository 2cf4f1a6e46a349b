import { ArchiveContent } from '@opname/protocol';
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
export function createArchiveSource(parts: ArchiveParts, { recording, assets }: ArchiveContent): RecordingSource {
  return {
    open: async () => recording,
    async readSegment(segment) {
      const events = await parts.read(`segment:${segment}`);
      if (!Array.isArray(events)) throw new Error(`The part of segment ${segment} is no list of events`);
      return events;
    },
    listAssets: async () => assets ?? [],
    async readAsset({ asset, type }) {
      const text = await parts.read(`asset:${asset}`);
      if (typeof text !== 'string') throw new Error('The part of a picture is no text');
      return `data:${type};base64,${text}`;
    },
  };
}
