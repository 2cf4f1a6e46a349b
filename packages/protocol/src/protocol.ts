/** What crosses a wire or a disk, once, for both ends. The one door of this package. */
export * from './chunk.ts';
export * from './consent.ts';
export * from './endpoints.ts';
export * from './errors.ts';
export * from './level.ts';
export * from './limits.ts';
export * from './notice.ts';
export * from './openapi.ts';
export * from './recording.ts';
