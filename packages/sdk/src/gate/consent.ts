import type { ConsentRequest, ENDPOINTS, Granted } from '@opname/protocol';

/** Held equal to the protocol's own by the compiler; importing the value would bring the schemas into the script. */
const PATH: typeof ENDPOINTS.giveConsent.path = '/v1/consents';

/** Milliseconds after which an unanswered request counts as failed; someone is looking at a button meanwhile. */
const TIMEOUT_MS = 15_000;

const GONE = 410;

export type ConsentAnswer =
  | { kind: 'granted'; granted: Granted; offset: number }
  /** The window is over, or the recording was erased: there is nothing more to ask. */
  | { kind: 'over' }
  /** It did not work this time; `message` is the server's, for the site's developer. */
  | { kind: 'failed'; message?: string };

/** Sends a yes. A no is never sent. */
export async function giveConsent(server: string, request: ConsentRequest): Promise<ConsentAnswer> {
  try {
    const response = await fetch(server + PATH, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      credentials: 'omit',
      mode: 'cors',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status === GONE) return { kind: 'over' };
    const body = (await response.json()) as Partial<Granted & { message: string }>;
    if (response.ok && isGranted(body)) return { kind: 'granted', granted: body, offset: body.now - Date.now() };
    return { kind: 'failed', message: String(body.message) };
  } catch {
    // The network failed, which the participant is told; they can try again.
    return { kind: 'failed' };
  }
}

function isGranted(body: Partial<Granted>): body is Granted {
  return Boolean(body.grant && body.recording && body.level && body.until && body.now);
}
