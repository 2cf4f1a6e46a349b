import { createEchoes } from '../echoes/echoes.ts';
import { cleanUrl, type UrlPolicy } from '../policies/url.ts';
import { createScrubber } from '../scrub.ts';

let policy: UrlPolicy | undefined;

/** @returns an address of a picture or a font as it may be kept; another than it was where something in it may not. */
export function cleanAddress(address: string): string {
  // Made when it is needed, so that scripts without it are spared of all that it stands on.
  policy ??= { scrubber: createScrubber(createEchoes()), parameters: new Set(), withoutPath: false };
  return cleanUrl(address, policy);
}
