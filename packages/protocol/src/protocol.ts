/** What crosses a wire or a disk, once, for both ends. The one door of this package. */
export * from './archive.ts';
export * from './backup.ts';
export * from './site-removal.ts';
export * from './chunk.ts';
export * from './consent.ts';
export { type Access, type Endpoint } from './endpoint.ts';
export * from './endpoints.ts';
export * from './errors.ts';
export * from './ledger.ts';
export * from './level.ts';
export * from './limits.ts';
export * from './masking-failed.ts';
export * from './notice.ts';
export * from './office.ts';
export * from './openapi.ts';
export * from './participant.ts';
export * from './recording-state.ts';
export * from './recording.ts';
