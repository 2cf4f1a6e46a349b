import { createEchoes } from '../echoes/echoes.ts';
import { cleanUrl } from '../policies/url.ts';
import { createScrubber } from '../scrub.ts';

const POLICY = { scrubber: createScrubber(createEchoes()), parameters: new Set<string>(), withoutPath: false };

/** @returns an address of a picture or a font as it may be kept; another than it was where something in it may not. */
export function cleanAddress(address: string): string {
  return cleanUrl(address, POLICY);
}
