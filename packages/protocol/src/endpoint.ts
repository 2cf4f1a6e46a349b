import { Type, type TObject, type TSchema } from 'typebox';
import { RecordingId } from './consent.ts';
import type { ErrorCode } from './errors.ts';

/**
 * Who may call: anyone; a page with its grant; a participant signed in on their own page; staff by session cookie or API
 * key; of staff only officers and admins, or only admins; machines by API key may do both.
 */
export type Access = 'public' | 'grant' | 'participant' | 'staff' | 'officer' | 'admin';

/** One endpoint, for both ends and for the OpenAPI description. */
export interface Endpoint {
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
