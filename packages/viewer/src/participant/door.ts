import { createApi } from '../api.ts';
import { readSession, writeSession, type KeptSession } from './kept-session.ts';
import { takeLinkToken } from './link-token.ts';
import type { Door } from './participant.tsx';
import { createParticipantServer } from './participant-server.ts';

const fetchHere: typeof fetch = (input, init) => globalThis.fetch(input, init);

/** @returns the way into the page: the link that this tab was opened with, or the session that it opened before. */
export function createDoor(own: Window): Door {
  const storage = () => own.sessionStorage;
  let token = takeLinkToken(own);
  // A new link is opened even where another one was before it.
  let session: KeptSession | null = token === null ? readSession(storage, Date.now()) : null;
  return {
    hasKey: () => token !== null || session !== null,
    async open(signal) {
      if (token !== null) {
        session = await createApi(fetchHere).call('openParticipantSession', { body: { token } }, signal);
        token = null;
        writeSession(storage, { session: session.session, until: session.until });
      }
      return createParticipantServer(createApi(fetchHere, session?.session ?? ''));
    },
    close() {
      session = null;
      writeSession(storage, null);
    },
  };
}
