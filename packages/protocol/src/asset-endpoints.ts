import { Type } from 'typebox';
import { ASSET_MEDIA_TYPE, AssetHeaders, AssetHeld, AssetId, AssetList, AssetNames, AssetsWanted } from './asset.ts';
import { RecordingId } from './consent.ts';
import { CONTENT_ERRORS, json, RecordingParams, type Endpoint } from './endpoint.ts';

const TAKE_ERRORS = [
  'invalid-request',
  'bad-grant',
  'no-assets-at-level',
  'assets-full',
  'window-over',
  'recording-paused',
  'recording-stopped',
  'recording-erased',
  'recording-expired',
  'too-many-requests',
  'busy',
  'not-durable',
] as const;

/** The pictures and fonts of a recording: how pages hand them over, and how those who watch get them. */
export const ASSET_ENDPOINTS = {
  nameAssets: {
    method: 'POST',
    path: '/v1/assets/names',
    summary: 'Say for which pictures and fonts addresses of the recorded page stand; answers which of them are wanted',
    access: ['grant'],
    cors: true,
    body: json(AssetNames),
    success: { status: 200, schema: AssetsWanted },
    errors: TAKE_ERRORS,
  },
  uploadAsset: {
    method: 'PUT',
    path: '/v1/assets',
    summary: 'Hand over a picture or a font that was named before; the same one twice is one',
    access: ['grant'],
    cors: true,
    headers: AssetHeaders,
    body: { mediaType: ASSET_MEDIA_TYPE, schema: Type.String({ format: 'binary' }) },
    success: { status: 201, schema: AssetHeld },
    errors: [...TAKE_ERRORS, 'asset-differs', 'asset-not-named', 'unknown-asset-type', 'too-large', 'wrong-media-type'],
  },
  listAssets: {
    method: 'GET',
    path: '/v1/recordings/:recording/assets',
    summary: 'List for which of its pictures and fonts the addresses in a recording stand',
    access: ['participant', 'link', 'expert'],
    concerns: 'recording',
    params: RecordingParams,
    success: { status: 200, schema: AssetList },
    errors: CONTENT_ERRORS,
  },
  readAsset: {
    method: 'GET',
    path: '/v1/recordings/:recording/assets/:asset',
    summary: 'Read a picture or a font of a recording',
    access: ['participant', 'link', 'expert'],
    concerns: 'recording',
    params: Type.Object({ recording: RecordingId, asset: AssetId }),
    success: { status: 200, schema: Type.String({ format: 'binary' }), mediaType: 'application/octet-stream' },
    errors: [...CONTENT_ERRORS, 'unknown-asset'],
  },
} as const satisfies Record<string, Endpoint>;
