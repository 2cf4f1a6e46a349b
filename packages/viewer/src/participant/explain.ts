import type { Problem, ProblemCode } from '../problem.ts';
import type { ParticipantTexts } from './texts/en.ts';

/** Why the page, or a part of it, cannot be shown. */
export type ClosedWhy = keyof ParticipantTexts['closed'];

/** What a participant cannot do anything different about has the same words. */
const WHY: Partial<Record<ProblemCode, ClosedWhy>> = {
  'bad-participant-token': 'bad-link',
  'invalid-request': 'bad-link',
  'not-a-participant': 'session-over',
  'recording-erased': 'gone',
  'recording-expired': 'gone',
  'unknown-recording': 'gone',
  unreachable: 'unreachable',
  'too-many-requests': 'too-many',
};

/** @returns why, for what the server refuses. */
export function closedBy({ code }: Problem): ClosedWhy {
  return WHY[code] ?? 'failed';
}

/** @returns what happened and what to do, in the participant's words. */
export function explain(problem: Problem, t: ParticipantTexts): { what: string; cure: string } {
  return t.closed[closedBy(problem)];
}
