import type { RightsRequest } from '@opname/protocol';

/** What participants come to their page with, and what they ask there. */
export interface ParticipantTables {
  participant_tokens: ParticipantTokens;
  participant_sessions: ParticipantSessions;
  requests: Requests;
}

/** `link` opens as often as wanted until the last recording expires, `helpdesk` once and soon. */
export interface ParticipantTokens {
  hash: string;
  kind: 'link' | 'helpdesk';
  site: string;
  subject_key: string;
  sealed: Uint8Array;
  made_at: number;
  made_by: string;
  until_at: number;
  used_at: number | null;
  revoked_at: number | null;
}

export interface ParticipantSessions {
  hash: string;
  token: string;
  site: string;
  subject_key: string;
  sealed: Uint8Array;
  until_at: number;
}

export interface Requests {
  id: string;
  site: string;
  subject: string;
  subject_key: string;
  kind: RightsRequest['kind'];
  text: string;
  at: number;
  due_at: number;
  answer: string | null;
  answered_at: number | null;
  answered_by: string | null;
}
