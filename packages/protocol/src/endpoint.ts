import { Type, type TObject, type TSchema } from 'typebox';
import { RecordingId } from './consent.ts';
import type { ErrorCode } from './errors.ts';
import type { StaffRole } from './staff.ts';

/** What each kind of access asks of those who sign in by session cookie or come with an API key: one of these roles. */
export const ROLES_ALLOWED = {
  /** Whoever is of the staff, about themselves or what all of them need. */
  staff: ['expert', 'developer', 'officer', 'admin'],
  /** Watching. */
  expert: ['expert', 'officer', 'admin'],
  /** What rules and set-up need, without content. */
  developer: ['developer', 'officer', 'admin'],
  officer: ['officer', 'admin'],
  admin: ['admin'],
} as const satisfies Record<string, readonly StaffRole[]>;

export type StaffAccess = keyof typeof ROLES_ALLOWED;

/**
 * Who may call: anyone; a page with its grant; a participant signed in on their own page; whoever has a link by which a
 * recording is shared; staff by their role.
 */
export type Access = 'public' | 'grant' | 'participant' | 'link' | StaffAccess;

/**
 * What a request of staff is about, so that the server can compare its site with theirs in one place:
 * - `site`: the site in its path or query; without one all of theirs, and its answer lists nothing else.
 * - `recording`, `collection`, `request`, `exhibit`, `member`, `invitation`, `api-key`: the one named in its path.
 * - `all-sites`: what cannot be divided by sites, and is only for those who are there for all.
 * - `nothing`: themselves, or what says nothing of any site.
 */
export type Concern =
  | 'site'
  | 'recording'
  | 'collection'
  | 'request'
  | 'exhibit'
  | 'member'
  | 'invitation'
  | 'api-key'
  | 'all-sites'
  | 'nothing';

/** Those of whom nobody is of the staff. */
type Outside = Exclude<Access, StaffAccess>;

/** One endpoint, for both ends and for the OpenAPI description. Where staff may call, it says what it concerns. */
export type Endpoint = EndpointParts &
  ({ access: readonly Outside[]; concerns?: never } | { access: readonly Access[]; concerns: Concern });

interface EndpointParts {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `:name` for its parameters. */
  path: string;
  summary: string;
  /** Each of these may call it. */
  access: readonly Access[];
  /** Whether pages of the site's origins call it from the browser. */
  cors?: boolean;
  params?: TObject;
  query?: TObject;
  headers?: TObject;
  body?: { mediaType: string; schema: TSchema };
  /** Status and body of a success; no schema where there is no body. */
  success: { status: 200 | 201 | 204; schema?: TSchema; mediaType?: string };
  errors: readonly ErrorCode[];
}

export const RecordingParams = Type.Object({ recording: RecordingId });
export const json = <Schema extends TSchema>(schema: Schema) => ({ mediaType: 'application/json', schema });

/** What staff are told of a recording that they may not have, or that is not there any more. */
export const RECORDING_ERRORS = [
  'not-signed-in',
  'role-not-allowed',
  'unknown-recording',
  'recording-erased',
  'recording-expired',
] as const satisfies readonly ErrorCode[];
/** The same of what it shows, for which a site may want to hear the reason. */
export const CONTENT_ERRORS = [...RECORDING_ERRORS, 'reason-needed'] as const;
