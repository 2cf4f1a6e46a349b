/** The browser did not answer in time: what it was asked for is asked again of a new one. */
export class Stalled extends Error {}

/** @throws {Stalled} where an answer takes longer than `ms`. */
export async function inTime<Answer>(answer: Promise<Answer>, ms: number, what: string): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Stalled(`The browser did not ${what} within ${ms / 1000} s.`)), ms);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
