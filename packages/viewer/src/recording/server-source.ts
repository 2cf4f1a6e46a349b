import type { Api } from '../api.ts';
import type { RecordingSource } from '../player/recording-source.ts';

/**
 * @param why the reason for watching, where the site asks for one
 * @returns a recording as the server gives it to whom `api` calls for
 */
export function createServerSource(api: Api, recording: string, why?: string): RecordingSource {
  const params = { recording };
  return {
    open: (signal) => api.call('openRecording', { params, query: why === undefined ? {} : { why } }, signal),
    readSegment: (segment, signal) => api.call('readSegment', { params: { recording, segment } }, signal),
    noteWatched: (part) => api.tell('noteWatched', { params, body: part }),
  };
}
