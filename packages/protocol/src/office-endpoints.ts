import { Type } from 'typebox';
import { SiteKey, Subject } from './consent.ts';
import { json, type Endpoint } from './endpoint.ts';
import { LIST_MAX } from './limits.ts';
import { HelpdeskLink, RequestAnswer, RightsRequest, RightsRequestList } from './participant.ts';
import { ProcessingRecordList, SubjectList, SubjectOverview, WatchLogList } from './office.ts';

const SubjectParams = Type.Object({ site: SiteKey, subject: Subject });
const OFFICER_ERRORS = ['invalid-request', 'not-signed-in', 'role-not-allowed', 'unknown-site'] as const;

/** What the privacy office calls. */
export const OFFICE_ENDPOINTS = {
  listSubjects: {
    method: 'GET',
    path: '/v1/subjects',
    summary: 'Find participants by a part of their id, the newest first',
    access: ['officer'],
    concerns: 'site',
    query: Type.Object({ site: Type.Optional(SiteKey), query: Type.Optional(Subject) }),
    success: { status: 200, schema: SubjectList },
    errors: OFFICER_ERRORS,
  },
  openSubject: {
    method: 'GET',
    path: '/v1/subjects/:site/:subject',
    summary: 'Read all that is known of a participant',
    access: ['officer'],
    concerns: 'site',
    params: SubjectParams,
    success: { status: 200, schema: SubjectOverview },
    errors: [...OFFICER_ERRORS, 'unknown-subject'],
  },
  createHelpdeskLink: {
    method: 'POST',
    path: '/v1/subjects/:site/:subject/links',
    summary:
      "Make a link to the participant's page that works once and for a quarter of an hour; who did is written down",
    access: ['officer'],
    concerns: 'site',
    params: SubjectParams,
    body: json(Type.Object({}, { additionalProperties: false })),
    success: { status: 201, schema: HelpdeskLink },
    errors: [...OFFICER_ERRORS, 'unknown-subject', 'not-durable'],
  },
  revokeLinks: {
    method: 'DELETE',
    path: '/v1/subjects/:site/:subject/links',
    summary: "End every link to the participant's page, their own too, and every page that one opened",
    access: ['officer'],
    concerns: 'site',
    params: SubjectParams,
    success: { status: 204 },
    errors: [...OFFICER_ERRORS, 'unknown-subject', 'not-durable'],
  },
  listRequests: {
    method: 'GET',
    path: '/v1/requests',
    summary: 'List what participants asked for, what is due first at the top',
    access: ['officer'],
    concerns: 'site',
    query: Type.Object({ site: Type.Optional(SiteKey), state: Type.Optional(Type.Enum(['open', 'answered'])) }),
    success: { status: 200, schema: RightsRequestList },
    errors: OFFICER_ERRORS,
  },
  answerRequest: {
    method: 'POST',
    path: '/v1/requests/:id/answer',
    summary: 'Answer a request; the participant reads it on their page',
    access: ['officer'],
    concerns: 'request',
    params: Type.Object({ id: Type.String() }),
    body: json(RequestAnswer),
    success: { status: 200, schema: RightsRequest },
    errors: [...OFFICER_ERRORS, 'unknown-request', 'not-durable'],
  },
  readWatchLog: {
    method: 'GET',
    path: '/v1/watch-log',
    summary: 'Read who opened, watched, exported, shared or erased what, the newest first',
    access: ['officer'],
    concerns: 'site',
    query: Type.Object({
      site: Type.Optional(SiteKey),
      recording: Type.Optional(Type.String()),
      after: Type.Optional(Type.String({ description: 'The `next` of the answer before.' })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: LIST_MAX, default: 50 })),
    }),
    success: { status: 200, schema: WatchLogList },
    errors: OFFICER_ERRORS,
  },
  exportWatchLog: {
    method: 'GET',
    path: '/v1/watch-log/export',
    summary: 'Export the watch log as JSON lines (`LedgerLine`), to be verified offline',
    access: ['officer'],
    concerns: 'all-sites',
    success: { status: 200, schema: Type.String(), mediaType: 'application/x-ndjson' },
    errors: [...OFFICER_ERRORS, 'all-sites-needed'],
  },
  readProcessingRecord: {
    method: 'GET',
    path: '/v1/processing-record',
    summary:
      'Read the record of processing (GDPR art. 30) as the configuration that runs makes it; a page for a browser',
    access: ['officer'],
    concerns: 'site',
    query: Type.Object({ site: Type.Optional(SiteKey) }),
    success: { status: 200, schema: ProcessingRecordList },
    errors: OFFICER_ERRORS,
  },
} as const satisfies Record<string, Endpoint>;
