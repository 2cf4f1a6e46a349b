/**
 * Work that can be interrupted: the page's own comes between two steps of it. Whoever has it decides after each step
 * whether to go on at once.
 */
export type Steps<Result> = Generator<void, Result, void>;

/** Does all of it at once. @returns what it comes to. */
export function toEnd<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Nodes that are looked at between two chances to interrupt: some tens of microseconds. */
export const NODES_A_STEP = 64;
