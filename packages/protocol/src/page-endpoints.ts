import { Type } from 'typebox';
import { CHUNK_MEDIA_TYPE, ChunkHeaders, ChunkHeld, PageClose, PageClosed } from './chunk.ts';
import { ConsentRequest, Granted } from './consent.ts';
import { json, RecordingParams, type Endpoint } from './endpoint.ts';

/** What the script in a page calls. */
export const PAGE_ENDPOINTS = {
  giveConsent: {
    method: 'POST',
    path: '/v1/consents',
    summary: 'Write down a yes and get the grant to record',
    access: ['public'],
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
    access: ['grant'],
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
    access: ['grant'],
    cors: true,
    body: json(PageClose),
    success: { status: 200, schema: PageClosed },
    errors: ['invalid-request', 'bad-grant', 'recording-erased', 'recording-expired', 'not-durable'],
  },
  eraseRecording: {
    method: 'DELETE',
    path: '/v1/recordings/:recording',
    summary: 'Erase a recording and all that was made from it',
    access: ['grant', 'officer'],
    cors: true,
    params: RecordingParams,
    success: { status: 204 },
    errors: ['not-signed-in', 'bad-grant', 'grant-of-another-recording', 'role-not-allowed', 'unknown-recording'],
  },
} as const satisfies Record<string, Endpoint>;
