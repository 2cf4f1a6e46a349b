/** @returns the address of a thread's file beside the one that asks: its source when that runs, else what was built. */
export function threadFile(from: string, name: string): URL {
  return new URL(`${name}${from.endsWith('.ts') ? '.ts' : '.js'}`, from);
}
