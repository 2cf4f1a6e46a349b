/** How a page stood at a time, in milliseconds since 1970. */
export interface Stand {
  at: number;
  lines: string[];
}

/** A stretch of time in which a page did not change, from when all that happened before is told, and how it stood. */
export interface Rest {
  from: number;
  to: number;
  lines: string[];
}
