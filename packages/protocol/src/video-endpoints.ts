import { Type } from 'typebox';
import { RecordingId } from './consent.ts';
import { CONTENT_ERRORS, json, RecordingParams, type Endpoint } from './endpoint.ts';
import { NewVideo, Video, VideoId, VideoList } from './video-job.ts';

const VideoParams = Type.Object({ recording: RecordingId, video: VideoId });

/** What those who watch call to have a recording as a file. */
export const VIDEO_ENDPOINTS = {
  listVideos: {
    method: 'GET',
    path: '/v1/recordings/:recording/videos',
    summary: 'List the videos of a recording, how far they are, and whether more can be made here',
    access: ['expert'],
    concerns: 'recording',
    params: RecordingParams,
    success: { status: 200, schema: VideoList },
    errors: ['invalid-request', ...CONTENT_ERRORS],
  },
  askVideo: {
    method: 'POST',
    path: '/v1/recordings/:recording/videos',
    summary:
      'Ask for a video of a recording or a part of it; it is made when there is room, and goes with its recording',
    access: ['expert'],
    concerns: 'recording',
    params: RecordingParams,
    body: json(NewVideo),
    success: { status: 201, schema: Video },
    errors: ['invalid-request', ...CONTENT_ERRORS, 'no-videos', 'videos-full', 'not-durable'],
  },
  downloadVideo: {
    method: 'GET',
    path: '/v1/recordings/:recording/videos/:video/file',
    summary: 'Download a video that is done',
    access: ['expert'],
    concerns: 'recording',
    params: VideoParams,
    query: Type.Object({ why: Type.Optional(NewVideo.properties.why) }),
    success: { status: 200, schema: Type.String({ format: 'binary' }), mediaType: 'application/octet-stream' },
    errors: ['invalid-request', ...CONTENT_ERRORS, 'unknown-video', 'video-not-done'],
  },
  removeVideo: {
    method: 'DELETE',
    path: '/v1/recordings/:recording/videos/:video',
    summary: 'Remove a video, or stop making it',
    access: ['expert'],
    concerns: 'recording',
    params: VideoParams,
    success: { status: 204 },
    errors: ['invalid-request', ...CONTENT_ERRORS, 'unknown-video', 'not-durable'],
  },
} as const satisfies Record<string, Endpoint>;
