import { createContext, use } from 'react';
import type { ParticipantServer } from './participant-server.ts';

/** What the parts of the open page share. */
export interface ParticipantAtHome {
  server: ParticipantServer;
  /** Asks again how things are. */
  refresh: () => Promise<unknown>;
  onErased: (recording: string, receipt: string) => void;
  onRevoked: () => void;
}

export const ParticipantContext = createContext<ParticipantAtHome | null>(null);

/** @returns the open page's server, and what follows from acts. */
export function useParticipant(): ParticipantAtHome {
  const participant = use(ParticipantContext);
  if (!participant) throw new Error('useParticipant was called while the page is closed; render it below the context.');
  return participant;
}
