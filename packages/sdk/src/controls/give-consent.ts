import type { ConsentRequest, ENDPOINTS, Granted } from '@opname/protocol';

/** Held equal to the protocol's own by the compiler; importing the value would bring the schemas into the script. */
const PATH: typeof ENDPOINTS.giveConsent.path = '/v1/consents';

/** Milliseconds after which an unanswered request counts as failed; someone is looking at a button meanwhile. */
const TIMEOUT_MS = 15_000;

const GONE = 410;

export type ConsentAnswer =
  | { kind: 'granted'; granted: Granted }
  /** The window is over, or the recording was erased: there is nothing more to ask. */
  | { kind: 'over' }
  /** The account's owner has forbidden it. */
  | { kind: 'forbidden' }
  /** It did not work this time; `message` is the server's, for the site's developer. */
  | { kind: 'failed'; message: string | undefined };

/** JSON leaves out what is undefined. */
export type Yes = { [Key in keyof ConsentRequest]: ConsentRequest[Key] | undefined };

/** Sends a yes. A no is never sent. */
export async function giveConsent(server: string, request: Yes): Promise<ConsentAnswer> {
  try {
    const response = await fetch(server + PATH, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status === GONE) return { kind: 'over' };
    const body = (await response.json()) as Partial<Granted & { code: string; message: string }>;
    if (body.code === 'recording-forbidden') return { kind: 'forbidden' };
    return isGranted(body) ? { kind: 'granted', granted: body } : { kind: 'failed', message: body.message };
  } catch {
    // The network failed, which the participant is told; they can try again.
    return { kind: 'failed', message: undefined };
  }
}

function isGranted(body: Partial<Granted>): body is Granted {
  return Boolean(body.grant && body.recording && body.level && body.until && body.now && body.process);
}
