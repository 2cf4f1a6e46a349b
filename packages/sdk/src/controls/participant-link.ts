import type { SavedGrant } from '../gate/grant.ts';

const PATH = '/v1/participant/links';

/** Milliseconds after which an unanswered request counts as failed; someone is looking at a button meanwhile. */
const TIMEOUT_MS = 15_000;

/** @returns the address of the participant's own page. @throws when the server does not give it. */
export async function fetchParticipantLink(server: string, { grant }: SavedGrant): Promise<string> {
  const response = await fetch(server + PATH, {
    method: 'POST',
    headers: { authorization: `Bearer ${grant}` },
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const { url } = (await response.json()) as { url?: unknown };
  // It is opened, so it must not be a script.
  if (typeof url !== 'string' || !/^https?:$/.test(new URL(url, server).protocol)) throw new Error('no link');
  return new URL(url, server).href;
}
