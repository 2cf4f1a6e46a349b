import type { Api } from '../api.ts';
import type { RecordingSource } from '../player/recording-source.ts';

/** @returns a recording as the server gives it to whom `api` calls for. */
export function createServerSource(api: Api, recording: string): RecordingSource {
  return {
    open: (signal) => api.call('openRecording', { params: { recording }, query: {} }, signal),
    readSegment: (segment, signal) => api.call('readSegment', { params: { recording, segment } }, signal),
  };
}
