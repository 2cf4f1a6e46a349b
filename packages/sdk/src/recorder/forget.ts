import { readGrant, writeItem, type Item, type SavedGrant } from '../gate/memory.ts';

/** Replaces the grant of a settled recording by the bare fact that nobody is to be asked again in its window. */
export function forgetGrant(site: string, saved: SavedGrant): void {
  // By this browser's clock, because nothing else of the grant stays.
  writeItem('stopped', site, String(saved.until - saved.offset));
  removeGrant(site, saved);
}

/** Removes the grant, if it still is this one: someone else who signed in meanwhile keeps theirs. */
export function removeGrant(site: string, saved: SavedGrant): void {
  if (readGrant(site)?.recording !== saved.recording) return;
  const item: Item = 'grant';
  localStorage.removeItem(`opname.${item}.${site}`);
}
