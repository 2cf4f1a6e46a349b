import { Type } from 'typebox';
import { RecordingId, SiteKey } from './consent.ts';
import { json, type Endpoint } from './endpoint.ts';
import {
  Collection,
  CollectionList,
  CollectionName,
  CollectionParams,
  FilterList,
  FilterParams,
  NewFilter,
  SavedFilter,
} from './shelf.ts';

const ERRORS = ['invalid-request', 'not-signed-in', 'role-not-allowed'] as const;
const OF_COLLECTION = [...ERRORS, 'unknown-collection', 'not-durable'] as const;
const Collected = Type.Object({ ...CollectionParams.properties, recording: RecordingId });

/** What those who watch keep to find recordings again. */
export const SHELF_ENDPOINTS = {
  listFilters: {
    method: 'GET',
    path: '/v1/filters',
    summary: 'List the own saved filters',
    access: ['expert'],
    concerns: 'nothing',
    success: { status: 200, schema: FilterList },
    errors: ERRORS,
  },
  saveFilter: {
    method: 'POST',
    path: '/v1/filters',
    summary: 'Save a filter of the list for oneself; one of the same name is replaced',
    access: ['expert'],
    concerns: 'nothing',
    body: json(NewFilter),
    success: { status: 201, schema: SavedFilter },
    errors: [...ERRORS, 'filters-full', 'not-durable'],
  },
  removeFilter: {
    method: 'DELETE',
    path: '/v1/filters/:filter',
    summary: 'Remove an own saved filter',
    access: ['expert'],
    concerns: 'nothing',
    params: FilterParams,
    success: { status: 204 },
    errors: [...ERRORS, 'unknown-filter', 'not-durable'],
  },
  listCollections: {
    method: 'GET',
    path: '/v1/collections',
    summary: 'List the collections of recordings',
    access: ['expert'],
    concerns: 'site',
    query: Type.Object({ site: Type.Optional(SiteKey), recording: Type.Optional(RecordingId) }),
    success: { status: 200, schema: CollectionList },
    errors: [...ERRORS, 'unknown-site'],
  },
  makeCollection: {
    method: 'POST',
    path: '/v1/sites/:site/collections',
    summary: 'Make a collection of recordings of one site',
    access: ['expert'],
    concerns: 'site',
    params: Type.Object({ site: SiteKey }),
    body: json(CollectionName),
    success: { status: 201, schema: Collection },
    errors: [...ERRORS, 'unknown-site', 'collections-full', 'not-durable'],
  },
  renameCollection: {
    method: 'PUT',
    path: '/v1/collections/:collection',
    summary: 'Give a collection another name',
    access: ['expert'],
    concerns: 'collection',
    params: CollectionParams,
    body: json(CollectionName),
    success: { status: 200, schema: Collection },
    errors: OF_COLLECTION,
  },
  removeCollection: {
    method: 'DELETE',
    path: '/v1/collections/:collection',
    summary: 'Remove a collection; its recordings stay',
    access: ['expert'],
    concerns: 'collection',
    params: CollectionParams,
    success: { status: 204 },
    errors: OF_COLLECTION,
  },
  collectRecording: {
    method: 'PUT',
    path: '/v1/collections/:collection/recordings/:recording',
    summary: 'Put a recording into a collection of its site; again it changes nothing',
    access: ['expert'],
    concerns: 'collection',
    params: Collected,
    success: { status: 204 },
    errors: [...OF_COLLECTION, 'unknown-recording', 'recording-erased', 'recording-expired', 'collections-full'],
  },
  releaseRecording: {
    method: 'DELETE',
    path: '/v1/collections/:collection/recordings/:recording',
    summary: 'Take a recording out of a collection; again it changes nothing',
    access: ['expert'],
    concerns: 'collection',
    params: Collected,
    success: { status: 204 },
    errors: OF_COLLECTION,
  },
} as const satisfies Record<string, Endpoint>;
