/** One backup in one repository, as restic knows it. */
export interface Snapshot {
  id: string;
  /** Milliseconds since 1970 by the server's clock. */
  at: number;
  /** The hash of all that is in it; the same in every repository that it was copied to. */
  tree: string;
  tags: readonly string[];
}

/** @returns what is the same of a backup in every repository. */
export function identityOf({ at, tree, tags }: Snapshot): string {
  return `${at} ${tree} ${tags.toSorted().join()}`;
}
