import { readGrant, writeGrant, type SavedGrant } from '../gate/grant.ts';
import { removeItem, writeItem } from '../gate/memory.ts';

/**
 * Remembers that all of a recording has arrived, or that it is erased. What was kept stays remembered until it expires,
 * because with the grant its participant comes to their page and can still erase it.
 */
export function finish(site: string, saved: SavedGrant): void {
  // By this browser's clock, because nothing else of an erased one stays.
  if (saved.ended === 'erase') writeItem('stopped', site, String(saved.until - saved.offset));
  // Someone else who signed in meanwhile keeps theirs.
  const remembered = readGrant(site);
  if (remembered?.grant !== saved.grant) return;
  if (saved.ended === 'erase') removeItem('grant', site);
  else writeGrant(site, { ...remembered, untold: undefined, settled: true });
}
