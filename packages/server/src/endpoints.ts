/** Where the endpoints meet those who answer them. */
import type { FastifyInstance } from 'fastify';
import { handleAssets, type AssetEndpointParts } from './assets/asset-endpoints.ts';
import { handleStaff, type StaffParts } from './access/staff-endpoints.ts';
import { handleBackups, type BackupParts } from './backup/backup-endpoints.ts';
import { handleDocuments, type DocumentParts } from './documents/document-endpoints.ts';
import { handlePages, type ApiParts } from './http/api.ts';
import { handleInsights, type InsightEndpointParts } from './insights/insight-endpoints.ts';
import { handleLedger, type LedgerParts } from './http/ledger-api.ts';
import { handleRights, type RightsParts } from './http/rights-api.ts';
import { handleNotes, type NoteEndpointParts } from './notes/note-endpoints.ts';
import { handleShares, type ShareEndpointParts } from './sharing/share-endpoints.ts';
import { handleShelves, type ShelfParts } from './shelves/shelf-endpoints.ts';
import { handleTags, type TagEndpointParts } from './tags/tag-endpoints.ts';
import { handleOffice, type OfficeParts } from './office/office-endpoints.ts';
import { handleParticipants, type ParticipantParts } from './participant/participant-endpoints.ts';
import { handleVideos, type VideoEndpointParts } from './video/video-endpoints.ts';
import { handleWatching, type WatchParts } from './watch/watch-endpoints.ts';
import { handleSiteRemovals, type SiteRemovalEndpointParts } from './site-removal/site-endpoints.ts';

type Parts = ApiParts &
  RightsParts &
  WatchParts &
  AssetEndpointParts &
  NoteEndpointParts &
  TagEndpointParts &
  ShareEndpointParts &
  VideoEndpointParts &
  ShelfParts &
  InsightEndpointParts &
  LedgerParts &
  ParticipantParts &
  OfficeParts &
  DocumentParts &
  StaffParts &
  BackupParts &
  SiteRemovalEndpointParts;

export function handleEndpoints(app: FastifyInstance, parts: Parts): void {
  handlePages(app, parts);
  handleRights(app, parts);
  handleWatching(app, parts);
  handleAssets(app, parts);
  handleNotes(app, parts);
  handleTags(app, parts);
  handleShares(app, parts);
  handleVideos(app, parts);
  handleShelves(app, parts);
  handleInsights(app, parts);
  handleParticipants(app, parts);
  handleOffice(app, parts);
  handleLedger(app, parts);
  handleDocuments(app, parts);
  handleStaff(app, parts);
  handleBackups(app, parts);
  handleSiteRemovals(app, parts);
}
