/** A stretch of a recording, in milliseconds from its start. */
export interface Part {
  from: number;
  to: number;
}

/** @returns the parts that were watched at least once, in order and without overlap, within 0 and `length`. */
export function mergeParts(parts: readonly Part[], length: number): Part[] {
  const merged: Part[] = [];
  const inside = parts.map(({ from, to }) => ({ from: Math.max(0, from), to: Math.min(length, to) }));
  for (const part of inside.filter(({ from, to }) => to > from).toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && part.from <= last.to) last.to = Math.max(last.to, part.to);
    else merged.push({ ...part });
  }
  return merged;
}
