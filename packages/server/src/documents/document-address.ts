import type { DocumentName } from './document-store.ts';

const FOLDERS = { notice: 'notices', policy: 'policies' } as const;

/** Names that a version may not have, because another page of the document has that address. */
export const RESERVED_VERSIONS = ['versions', 'compare'];

/** @returns the public address of a document: of the version in force, or of the one that is named. */
export function addressOf({ site, kind }: DocumentName, ...rest: readonly string[]): string {
  return ['', FOLDERS[kind], site, ...rest].map(encodeURIComponent).join('/');
}

export function processorsAddress(site: string): string {
  return `/processors/${encodeURIComponent(site)}`;
}
