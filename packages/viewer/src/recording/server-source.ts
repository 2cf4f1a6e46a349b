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
    listAssets: async (signal) => (await api.call('listAssets', { params }, signal)).assets,
    async readAsset({ asset, type }) {
      const file = await api.download('readAsset', { params: { recording, asset: asset ?? '' } });
      // What it is was told by the server, which had looked at its first bytes.
      return URL.createObjectURL(new Blob([file], { type: type ?? '' }));
    },
    noteWatched: (part) => api.tell('noteWatched', { params, body: part }),
  };
}
