import type { Video } from '@opname/protocol';

export interface VideoTables {
  videos: VideoRow;
  video_pieces: { video: string; number: number; recording: string; blob: string; bytes: number };
  video_parts: { video: string; name: string; recording: string; blob: string; bytes: number };
}

/** `wish` is JSON; `worker` is who makes it now. */
export interface VideoRow {
  id: string;
  recording: string;
  wish: string;
  state: Video['state'];
  asked_at: number;
  asked_by: string;
  worker: string | null;
  lease_until: number;
  tries: number;
  drawn_ms: number;
  length_ms: number;
  bytes: number;
  problem: Video['problem'];
}
