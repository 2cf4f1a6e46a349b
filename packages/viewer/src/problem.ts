import { ERRORS, type ENDPOINTS, type EndpointName, type ErrorCode } from '@opname/protocol';

/** What the server may answer instead of what was asked for. */
type AnsweredCode =
  | (typeof ENDPOINTS)[CalledByUs]['errors'][number]
  | Extract<ErrorCode, 'not-found' | 'second-factor-needed' | 'too-many-requests' | 'internal' | 'not-durable'>;

/** What pages of the host call, and we never. */
type CalledByUs = Exclude<EndpointName, 'giveConsent' | 'uploadChunk' | 'closePage' | 'nameAssets' | 'uploadAsset'>;

/** What can go wrong between the studio and the server; each has its words in every language. */
export type ProblemCode =
  | AnsweredCode
  /** Wrong e-mail address or password; the server does not say which. */
  | 'wrong-credentials'
  /** Of whoever is signed in and changes it. */
  | 'wrong-password'
  /** Of a second factor. */
  | 'wrong-code'
  /** Cancelled, or none of this server's. */
  | 'passkey-failed'
  /** For what only somebody may do who has just signed in. */
  | 'sign-in-again'
  /** No answer at all: offline, or the server is down. */
  | 'unreachable'
  /** An answer, but not in the form that was agreed. */
  | 'not-understood';

export class Problem extends Error {
  readonly code: ProblemCode;

  constructor(code: ProblemCode, message: string = code, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Problem';
    this.code = code;
  }
}

/** @returns `cause` as a problem that can be shown; what nobody expected is `not-understood`. */
export function asProblem(cause: unknown): Problem {
  return cause instanceof Problem ? cause : new Problem('not-understood', String(cause), { cause });
}

/** @returns what the body of a refusal says, or `not-understood` where it is not one of ours. */
export function parseProblem(body: unknown): Problem {
  if (typeof body !== 'object' || body === null || !('code' in body)) return new Problem('not-understood');
  const message = 'message' in body && typeof body.message === 'string' ? body.message : undefined;
  return new Problem(isAnsweredCode(body.code) ? body.code : 'not-understood', message);
}

/** The server answers the studio with no other code than those of the endpoints it calls. */
function isAnsweredCode(code: unknown): code is AnsweredCode {
  return typeof code === 'string' && Object.hasOwn(ERRORS, code);
}

/** @returns whether it was refused because the site wants to hear why. */
export function needsReason(error: Error | null): boolean {
  return error !== null && asProblem(error).code === 'reason-needed';
}
