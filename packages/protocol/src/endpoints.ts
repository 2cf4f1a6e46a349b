import { ASSET_ENDPOINTS } from './asset-endpoints.ts';
import { BACKUP_ENDPOINTS } from './backup-endpoints.ts';
import { DOCUMENT_ENDPOINTS } from './document-endpoints.ts';
import { INSIGHT_ENDPOINTS } from './insight-endpoints.ts';
import { LEDGER_ENDPOINTS } from './ledger-endpoints.ts';
import { NOTE_ENDPOINTS } from './note-endpoints.ts';
import { OFFICE_ENDPOINTS } from './office-endpoints.ts';
import { PAGE_ENDPOINTS } from './page-endpoints.ts';
import { PARTICIPANT_ENDPOINTS } from './participant-endpoints.ts';
import { SHELF_ENDPOINTS } from './shelf-endpoints.ts';
import { SHARE_ENDPOINTS } from './share-endpoints.ts';
import { SITE_ENDPOINTS } from './site-endpoints.ts';
import { STAFF_ENDPOINTS } from './staff-endpoints.ts';
import { TAG_ENDPOINTS } from './tag-endpoints.ts';
import { VIDEO_ENDPOINTS } from './video-endpoints.ts';
import { WATCH_ENDPOINTS } from './watch-endpoints.ts';

/** Every endpoint, by its name; one file for each kind of caller. */
export const ENDPOINTS = {
  ...PAGE_ENDPOINTS,
  ...ASSET_ENDPOINTS,
  ...WATCH_ENDPOINTS,
  ...NOTE_ENDPOINTS,
  ...TAG_ENDPOINTS,
  ...SHELF_ENDPOINTS,
  ...SHARE_ENDPOINTS,
  ...VIDEO_ENDPOINTS,
  ...INSIGHT_ENDPOINTS,
  ...PARTICIPANT_ENDPOINTS,
  ...OFFICE_ENDPOINTS,
  ...DOCUMENT_ENDPOINTS,
  ...LEDGER_ENDPOINTS,
  ...BACKUP_ENDPOINTS,
  ...SITE_ENDPOINTS,
  ...STAFF_ENDPOINTS,
} as const;

export type EndpointName = keyof typeof ENDPOINTS;
