/** What is masked while it may still grow says nothing of what stands there. */
const MASKED = /•/;

const SAYS_ITSELF = /^(\d+) <(?:style|textarea)/;
const TEXT = /^(\d+) "/;
/** By what a replayer shows that a pointer is over something. */
const HOVERED = /, [^,{}]*\\:hover(?= \{)/g;

/** Without the text inside of what says more than that: a sheet has rules, a field its value. */
export function onScreen(lines: readonly string[]): string[] {
  let inside: number | undefined;
  return lines
    .filter((line) => {
      const says = SAYS_ITSELF.exec(line)?.[1];
      if (says !== undefined) inside = Number(says) + 1;
      else if (line.includes('<')) inside = undefined;
      return Number(TEXT.exec(line)?.[1] ?? NaN) !== inside;
    })
    .map((line) => line.replaceAll(HOVERED, ''));
}

/**
 * Compares what a replay shows while a page changes with how the page stood around that moment: what stood there all the
 * time is there, and nothing is that stood there at no time.
 *
 * @returns what is wrong, empty where nothing is.
 */
export function wrongAmong(replayed: readonly string[], stands: readonly (readonly string[])[]): string[] {
  const counts = stands.map(count);
  const shown = count(replayed);
  const wrong: string[] = [];
  for (const line of new Set([...shown.keys(), ...counts.flatMap((lines) => [...lines.keys()])])) {
    const there = counts.map((lines) => lines.get(line) ?? 0);
    const times = shown.get(line) ?? 0;
    if (times > Math.max(...there) && !MASKED.test(line)) wrong.push(`never stood there: ${line}`);
    if (times < Math.min(...there)) wrong.push(`stood there all the time: ${line}`);
  }
  return wrong;
}

function count(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/** @returns where a replay stands otherwise than the page stood, empty where nothing does. */
export function otherThan(replayed: readonly string[], stood: readonly string[]): string[] {
  const length = Math.max(replayed.length, stood.length);
  return Array.from({ length }, (_, at) => at)
    .filter((at) => replayed[at] !== stood[at])
    .map((at) => `line ${at}: ${replayed[at] ?? 'nothing'} instead of ${stood[at] ?? 'nothing'}`);
}
