import { createBackOff } from '../transport/back-off.ts';
import type { Requests } from '../transport/requests.ts';

/** Asks the server to erase until it says that it has, or that there is nothing (any more) to erase. */
export async function eraseUntilConfirmed(requests: Requests, recording: string): Promise<void> {
  const backOff = createBackOff();
  for (;;) {
    const outcome = await requests.erase(recording);
    if (outcome.kind !== 'again') return;
    await new Promise((resolve) => setTimeout(resolve, backOff.next(outcome.afterMs)));
  }
}
