import { Type } from 'typebox';
import { RecordingId, SiteKey } from './consent.ts';
import { json, RecordingParams, type Endpoint } from './endpoint.ts';
import { NewTag, SiteTagList, Tag, TagId, TagList } from './tag.ts';

const ERRORS = ['invalid-request', 'not-signed-in', 'role-not-allowed'] as const;
const OF_RECORDING = [
  ...ERRORS,
  'unknown-recording',
  'recording-erased',
  'recording-expired',
  'reason-needed',
] as const;

/** By what words those who watch find recordings again. */
export const TAG_ENDPOINTS = {
  listSiteTags: {
    method: 'GET',
    path: '/v1/tags',
    summary: 'List the tags that recordings have, to filter by or to give again',
    access: ['expert'],
    concerns: 'site',
    query: Type.Object({ site: Type.Optional(SiteKey) }),
    success: { status: 200, schema: SiteTagList },
    errors: [...ERRORS, 'unknown-site'],
  },
  listTags: {
    method: 'GET',
    path: '/v1/recordings/:recording/tags',
    summary: 'List the tags of a recording',
    access: ['expert'],
    concerns: 'recording',
    params: RecordingParams,
    success: { status: 200, schema: TagList },
    errors: OF_RECORDING,
  },
  giveTag: {
    method: 'POST',
    path: '/v1/recordings/:recording/tags',
    summary: 'Give a recording a tag; one that it has already is answered as it is',
    access: ['expert'],
    concerns: 'recording',
    params: RecordingParams,
    body: json(NewTag),
    success: { status: 201, schema: Tag },
    errors: [...OF_RECORDING, 'tags-full', 'not-durable'],
  },
  removeTag: {
    method: 'DELETE',
    path: '/v1/recordings/:recording/tags/:tag',
    summary: 'Take a tag from a recording; again it changes nothing',
    access: ['expert'],
    concerns: 'recording',
    params: Type.Object({ recording: RecordingId, tag: TagId }),
    success: { status: 204 },
    errors: [...OF_RECORDING, 'not-durable'],
  },
} as const satisfies Record<string, Endpoint>;
