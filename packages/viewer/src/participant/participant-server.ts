import type { Api } from '../api.ts';
import type { RecordingSource } from '../player/recording-source.ts';
import { createServerSource } from '../recording/server-source.ts';
import type { ParticipantOverview, RightsRequest } from '@opname/protocol';

/** What the participant can have done, whoever they are: the session says it. A refusal is thrown as a `Problem`. */
export interface ParticipantServer {
  overview(signal?: AbortSignal): Promise<ParticipantOverview>;
  source(recording: string): RecordingSource;
  pause(recording: string): Promise<unknown>;
  resume(recording: string): Promise<unknown>;
  /** Ends it; what was recorded stays. */
  stop(recording: string): Promise<unknown>;
  /** Destroys it; the receipt proves that. */
  erase(recording: string): Promise<{ receipt: string }>;
  /** Everything that there is about a recording, as one file. */
  download(recording: string): Promise<Blob>;
  ask(kind: RightsRequest['kind'], text: string): Promise<unknown>;
  /** Takes back the link that this page was opened with. */
  revoke(): Promise<unknown>;
}

/** By what the participant does it here, for the record. */
const HERE = { how: 'participant-page' } as const;

const of = (recording: string) => ({ params: { recording } });

/** @returns the server as the participant reaches it with the session that `api` carries. */
export function createParticipantServer(api: Api): ParticipantServer {
  return {
    overview: (signal) => api.call('readParticipant', {}, signal),
    source: (recording) => createServerSource(api, recording),
    pause: (recording) => api.call('pauseRecording', { ...of(recording), body: HERE }),
    resume: (recording) => api.call('resumeRecording', { ...of(recording), body: HERE }),
    stop: (recording) => api.call('stopRecording', { ...of(recording), body: HERE }),
    erase: (recording) => api.call('eraseRecording', { ...of(recording), query: HERE }),
    download: (recording) => api.download('downloadArchive', { ...of(recording), query: {} }),
    ask: (kind, text) => api.call('askRequest', { body: { kind, text } }),
    revoke: () => api.call('revokeLink', {}),
  };
}
