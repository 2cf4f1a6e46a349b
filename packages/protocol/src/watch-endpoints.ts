import { Type } from 'typebox';
import { RecordingId } from './consent.ts';
import { RECORDING_ERRORS, json, RecordingParams, type Endpoint } from './endpoint.ts';
import { LIST_MAX } from './limits.ts';
import { Watched } from './office.ts';
import { RecordingFilter } from './recording-filter.ts';
import { RecordingDetails, RecordingList } from './recording.ts';

/** rrweb's event, of which every kind agrees on these three. */
const Event = Type.Object({ type: Type.Integer(), timestamp: Type.Number(), data: Type.Unknown() });
const Why = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 200,
    description: 'Asked of staff where the site wants it; goes into the watch log.',
  }),
);

/** What those who watch call. Each read is in the watch log before its bytes are sent. */
export const WATCH_ENDPOINTS = {
  listRecordings: {
    method: 'GET',
    path: '/v1/recordings',
    summary: 'List recordings: all, or those that a filter lets through, in one of several orders',
    access: ['expert'],
    concerns: 'site',
    query: Type.Object({
      ...RecordingFilter.properties,
      after: Type.Optional(Type.String({ description: 'The `next` of the answer before.' })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: LIST_MAX, default: 50 })),
    }),
    success: { status: 200, schema: RecordingList },
    errors: ['invalid-request', 'not-signed-in', 'role-not-allowed', 'unknown-site'],
  },
  openRecording: {
    method: 'GET',
    path: '/v1/recordings/:recording',
    summary: 'Open a recording: its facts and the index of its pack',
    access: ['participant', 'link', 'expert'],
    concerns: 'recording',
    params: RecordingParams,
    query: Type.Object({ why: Why }),
    success: { status: 200, schema: RecordingDetails },
    errors: [...RECORDING_ERRORS, 'invalid-request', 'reason-needed'],
  },
  readSegment: {
    method: 'GET',
    path: '/v1/recordings/:recording/segments/:segment',
    summary: 'Read a stretch of a page, which begins with a keyframe',
    access: ['participant', 'link', 'expert'],
    concerns: 'recording',
    params: Type.Object({ recording: RecordingId, segment: Type.String() }),
    success: { status: 200, schema: Type.Array(Event) },
    errors: [...RECORDING_ERRORS, 'unknown-segment', 'reason-needed'],
  },
  exportRecording: {
    method: 'GET',
    path: '/v1/recordings/:recording/export',
    summary: 'Export a recording, or one page of it, as plain rrweb events',
    access: ['expert'],
    concerns: 'recording',
    params: RecordingParams,
    query: Type.Object({ format: Type.Literal('rrweb'), page: Type.Optional(Type.String()), why: Why }),
    success: { status: 200, schema: Type.Array(Event) },
    errors: [...RECORDING_ERRORS, 'invalid-request', 'reason-needed'],
  },
  noteWatched: {
    method: 'POST',
    path: '/v1/recordings/:recording/watched',
    summary: 'Write down that a stretch was played',
    access: ['participant', 'link', 'expert'],
    concerns: 'recording',
    params: RecordingParams,
    body: json(Watched),
    success: { status: 204 },
    errors: [...RECORDING_ERRORS, 'invalid-request', 'reason-needed', 'not-durable'],
  },
} as const satisfies Record<string, Endpoint>;
