/** Stretches of time: from an instant to an instant, in milliseconds since 1970. */
export type Stretch = readonly [from: number, to: number];

/** @returns the same time, each moment of it once, in order; with what lies between two that are nearer than `near`. */
export function unite(stretches: readonly Stretch[], near = 0): Stretch[] {
  const united: [from: number, to: number][] = [];
  for (const [from, to] of stretches.toSorted((a, b) => a[0] - b[0])) {
    const last = united.at(-1);
    if (last && from - last[1] <= near) last[1] = Math.max(last[1], to);
    else if (to > from) united.push([from, to]);
  }
  return united;
}

/** @returns what is in both; each of them in order, and each moment of it once. */
export function intersect(one: readonly Stretch[], other: readonly Stretch[]): Stretch[] {
  const both: Stretch[] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const [a, b] = [one[i] as Stretch, other[j] as Stretch];
    const from = Math.max(a[0], b[0]);
    const to = Math.min(a[1], b[1]);
    if (to > from) both.push([from, to]);
    if (a[1] < b[1]) i += 1;
    else j += 1;
  }
  return both;
}

export function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, [from, to]) => sum + to - from, 0);
}
