import { Type, type TObject, type TSchema } from 'typebox';
import { CHUNK_MEDIA_TYPE, ChunkHeaders, ChunkHeld, PageClose, PageClosed } from './chunk.ts';
import { ConsentRequest, Granted, RecordingId } from './consent.ts';
import type { ErrorCode } from './errors.ts';
import { LIST_MAX } from './limits.ts';
import { RecordingDetails, RecordingList } from './recording.ts';

/** Who may call: anyone, a page with its grant, or staff by session cookie or API key. */
export type Access = 'public' | 'grant' | 'staff' | 'grant-or-staff';

/** One endpoint, for both ends and for the OpenAPI description. */
export interface Endpoint {
  method: 'GET' | 'POST' | 'DELETE';
  /** With `:name` for its parameters. */
  path: string;
  summary: string;
  access: Access;
  /** Whether pages of the site's origins call it from the browser. */
  cors?: boolean;
  params?: TObject;
  query?: TObject;
  headers?: TObject;
  body?: { mediaType: string; schema: TSchema };
  /** Status and body of a success; no schema where there is no body. */
  success: { status: 200 | 201 | 204; schema?: TSchema; mediaType?: string };
  errors: readonly ErrorCode[];
}

const RecordingParams = Type.Object({ recording: RecordingId });
const json = <Schema extends TSchema>(schema: Schema) => ({ mediaType: 'application/json', schema });

/** rrweb's event, of which every kind agrees on these three. */
const Event = Type.Object({ type: Type.Integer(), timestamp: Type.Number(), data: Type.Unknown() });
const READ_ERRORS = ['not-signed-in', 'unknown-recording', 'recording-erased', 'recording-expired'] as const;

export const ENDPOINTS = {
  giveConsent: {
    method: 'POST',
    path: '/v1/consents',
    summary: 'Write down a yes and get the grant to record',
    access: 'public',
    cors: true,
    body: json(ConsentRequest),
    success: { status: 201, schema: Granted },
    errors: [
      'invalid-request',
      'unknown-site',
      'origin-not-allowed',
      'notice-not-current',
      'window-over',
      'recording-erased',
      'trial-start-in-future',
      'not-durable',
    ],
  },
  uploadChunk: {
    method: 'POST',
    path: '/v1/chunks',
    summary: 'Hand over one chunk; answered only when it is durable, and the same chunk twice is one',
    access: 'grant',
    cors: true,
    headers: ChunkHeaders,
    body: { mediaType: CHUNK_MEDIA_TYPE, schema: Type.String({ format: 'binary' }) },
    success: { status: 201, schema: ChunkHeld },
    errors: [
      'invalid-request',
      'invalid-chunk',
      'bad-grant',
      'page-closed',
      'chunk-differs',
      'window-over',
      'recording-erased',
      'recording-expired',
      'too-large',
      'unpacks-too-large',
      'over-budget',
      'wrong-media-type',
      'not-durable',
    ],
  },
  closePage: {
    method: 'POST',
    path: '/v1/pages/close',
    summary: 'Say that a page has ended',
    access: 'grant',
    cors: true,
    body: json(PageClose),
    success: { status: 200, schema: PageClosed },
    errors: ['invalid-request', 'bad-grant', 'recording-erased', 'recording-expired', 'not-durable'],
  },
  listRecordings: {
    method: 'GET',
    path: '/v1/recordings',
    summary: 'List recordings, the newest first',
    access: 'staff',
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
    access: 'staff',
    params: RecordingParams,
    success: { status: 200, schema: RecordingDetails },
    errors: READ_ERRORS,
  },
  readSegment: {
    method: 'GET',
    path: '/v1/recordings/:recording/segments/:segment',
    summary: 'Read a stretch of a page, which begins with a keyframe',
    access: 'staff',
    params: Type.Object({ recording: RecordingId, segment: Type.String() }),
    success: { status: 200, schema: Type.Array(Event) },
    errors: [...READ_ERRORS, 'unknown-segment'],
  },
  exportRecording: {
    method: 'GET',
    path: '/v1/recordings/:recording/export',
    summary: 'Export a recording, or one page of it, as plain rrweb events',
    access: 'staff',
    params: RecordingParams,
    query: Type.Object({ format: Type.Literal('rrweb'), page: Type.Optional(Type.String()) }),
    success: { status: 200, schema: Type.Array(Event) },
    errors: [...READ_ERRORS, 'invalid-request'],
  },
  eraseRecording: {
    method: 'DELETE',
    path: '/v1/recordings/:recording',
    summary: 'Erase a recording and all that was made from it',
    access: 'grant-or-staff',
    cors: true,
    params: RecordingParams,
    success: { status: 204 },
    errors: ['not-signed-in', 'bad-grant', 'grant-of-another-recording', 'unknown-recording'],
  },
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof ENDPOINTS;
