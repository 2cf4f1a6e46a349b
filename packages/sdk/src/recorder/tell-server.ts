import { createBackOff } from '../transport/back-off.ts';
import type { Outcome } from '../transport/requests.ts';

/** Asks the server until it answers, as long as that is still wanted. @returns its answer. */
export async function untilAnswered(
  ask: () => Promise<Outcome>,
  isWanted: () => boolean = () => true,
): Promise<Outcome | undefined> {
  const backOff = createBackOff();
  while (isWanted()) {
    const outcome = await ask();
    if (outcome.kind !== 'again') return outcome;
    await new Promise((resolve) => setTimeout(resolve, backOff.next(outcome.afterMs)));
  }
  return undefined;
}
