/**
 * Nodes that were recorded before and only stand elsewhere now, with all that is in them. It stands among the `adds` of
 * rrweb's mutations, in place of one that describes its node anew: the first stands before `nextId` (or last), each
 * other one before the one named before it. All that are named are taken from their places before anything is removed or
 * added. No player knows it; the server writes it out while it packs.
 */
export interface Move {
  parentId: number;
  nextId: number | null;
  moved: number[];
}
