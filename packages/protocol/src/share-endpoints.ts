import { Type } from 'typebox';
import { RecordingId } from './consent.ts';
import { CONTENT_ERRORS, json, RecordingParams, type Endpoint } from './endpoint.ts';
import { NewShare, ShareId, ShareList, ShareMade, ShareOpened, ShareOpening } from './share.ts';

/** What those who watch call to share a recording, and what a link opens. */
export const SHARE_ENDPOINTS = {
  listShares: {
    method: 'GET',
    path: '/v1/recordings/:recording/shares',
    summary: 'List the links by which a recording is shared',
    access: ['expert'],
    concerns: 'recording',
    params: RecordingParams,
    success: { status: 200, schema: ShareList },
    errors: ['invalid-request', ...CONTENT_ERRORS],
  },
  createShare: {
    method: 'POST',
    path: '/v1/recordings/:recording/shares',
    summary:
      'Make a link to a recording or a part of it, for somebody without an account; it goes when the recording goes',
    access: ['expert'],
    concerns: 'recording',
    params: RecordingParams,
    body: json(NewShare),
    success: { status: 201, schema: ShareMade },
    errors: ['invalid-request', ...CONTENT_ERRORS, 'nothing-to-share', 'shares-full', 'not-durable'],
  },
  revokeShare: {
    method: 'DELETE',
    path: '/v1/recordings/:recording/shares/:share',
    summary: 'Make a link worthless at once, and end what it opened',
    access: ['expert'],
    concerns: 'recording',
    params: Type.Object({ recording: RecordingId, share: ShareId }),
    success: { status: 204 },
    errors: ['invalid-request', ...CONTENT_ERRORS, 'unknown-share', 'not-durable'],
  },
  openShare: {
    method: 'POST',
    path: '/v1/shared/sessions',
    summary: 'Open what a link shares, by its token and its password where it has one',
    access: ['public'],
    body: json(ShareOpening),
    success: { status: 201, schema: ShareOpened },
    errors: ['invalid-request', 'bad-share', 'share-password', 'too-many-requests', 'not-durable'],
  },
} as const satisfies Record<string, Endpoint>;
