import { Type } from 'typebox';
import { RecordingId } from './consent.ts';
import { RecordingParams, type Endpoint } from './endpoint.ts';
import { LIST_MAX } from './limits.ts';
import { RecordingDetails, RecordingList } from './recording.ts';

/** rrweb's event, of which every kind agrees on these three. */
const Event = Type.Object({ type: Type.Integer(), timestamp: Type.Number(), data: Type.Unknown() });
const READ_ERRORS = ['not-signed-in', 'unknown-recording', 'recording-erased', 'recording-expired'] as const;

/** What those who watch call. */
export const WATCH_ENDPOINTS = {
  listRecordings: {
    method: 'GET',
    path: '/v1/recordings',
    summary: 'List recordings, the newest first',
    access: ['staff'],
    query: Type.Object({
      site: Type.Optional(Type.String()),
      after: Type.Optional(Type.String({ description: 'The `next` of the answer before.' })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: LIST_MAX, default: 50 })),
    }),
    success: { status: 200, schema: RecordingList },
    errors: ['invalid-request', 'not-signed-in'],
  },
  openRecording: {
    method: 'GET',
    path: '/v1/recordings/:recording',
    summary: 'Open a recording: its facts and the index of its pack',
    access: ['staff'],
    params: RecordingParams,
    success: { status: 200, schema: RecordingDetails },
    errors: READ_ERRORS,
  },
  readSegment: {
    method: 'GET',
    path: '/v1/recordings/:recording/segments/:segment',
    summary: 'Read a stretch of a page, which begins with a keyframe',
    access: ['staff'],
    params: Type.Object({ recording: RecordingId, segment: Type.String() }),
    success: { status: 200, schema: Type.Array(Event) },
    errors: [...READ_ERRORS, 'unknown-segment'],
  },
  exportRecording: {
    method: 'GET',
    path: '/v1/recordings/:recording/export',
    summary: 'Export a recording, or one page of it, as plain rrweb events',
    access: ['staff'],
    params: RecordingParams,
    query: Type.Object({ format: Type.Literal('rrweb'), page: Type.Optional(Type.String()) }),
    success: { status: 200, schema: Type.Array(Event) },
    errors: [...READ_ERRORS, 'invalid-request'],
  },
} as const satisfies Record<string, Endpoint>;
