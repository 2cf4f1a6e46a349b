import { Type } from 'typebox';
import { json, RecordingParams, type Endpoint } from './endpoint.ts';
import {
  NewRightsRequest,
  ParticipantLink,
  ParticipantOverview,
  ParticipantSession,
  ParticipantSessionRequest,
  RightsRequest,
} from './participant.ts';

/** What a participant's own page calls, and what leads there. */
export const PARTICIPANT_ENDPOINTS = {
  createParticipantLink: {
    method: 'POST',
    path: '/v1/participant/links',
    summary: "Make a link to the participant's own page, good until their last recording expires",
    access: ['grant'],
    cors: true,
    success: { status: 201, schema: ParticipantLink },
    errors: ['bad-grant', 'recording-erased', 'recording-expired', 'not-durable'],
  },
  openParticipantSession: {
    method: 'POST',
    path: '/v1/participant/sessions',
    summary: "Open a participant's page by the token of its link; one that the helpdesk sent works once",
    access: ['public'],
    body: json(ParticipantSessionRequest),
    success: { status: 201, schema: ParticipantSession },
    errors: ['invalid-request', 'bad-participant-token', 'too-many-requests', 'not-durable'],
  },
  readParticipant: {
    method: 'GET',
    path: '/v1/participant',
    summary: 'Read all that is known of the participant',
    access: ['participant'],
    success: { status: 200, schema: ParticipantOverview },
    errors: ['not-a-participant'],
  },
  askRequest: {
    method: 'POST',
    path: '/v1/participant/requests',
    summary: 'Ask for something that the page does not do by itself; to be answered within 30 days',
    access: ['participant'],
    body: json(NewRightsRequest),
    success: { status: 201, schema: RightsRequest },
    errors: ['invalid-request', 'not-a-participant', 'too-many-requests', 'not-durable'],
  },
  revokeLink: {
    method: 'POST',
    path: '/v1/participant/revoke',
    summary: 'End the link that led here and every page that was opened by it',
    access: ['participant'],
    success: { status: 204 },
    errors: ['not-a-participant', 'not-durable'],
  },
  downloadArchive: {
    method: 'GET',
    path: '/v1/recordings/:recording/archive',
    summary: 'Download all of a recording as one zip that plays from disk, without a server',
    access: ['participant', 'officer'],
    concerns: 'recording',
    params: RecordingParams,
    query: Type.Object({ why: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })) }),
    success: { status: 200, schema: Type.String({ format: 'binary' }), mediaType: 'application/zip' },
    errors: [
      'not-signed-in',
      'role-not-allowed',
      'unknown-recording',
      'recording-erased',
      'recording-expired',
      'reason-needed',
    ],
  },
} as const satisfies Record<string, Endpoint>;
