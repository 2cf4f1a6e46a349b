import {
  AccountChange,
  AccountList,
  Account,
  Erased,
  LedgerState,
  RecordingId,
  StateChange,
  StateChanged,
  type Endpoint,
} from '@opname/protocol';
import { Type, type TSchema } from 'typebox';

const json = <Schema extends TSchema>(schema: Schema) => ({ mediaType: 'application/json', schema });
const RecordingParams = Type.Object({ recording: RecordingId });
const participant = ['participant'] as const;
const officer = ['officer'] as const;
const change = (path: string) =>
  ({
    method: 'POST',
    path,
    summary: '',
    access: participant,
    params: RecordingParams,
    body: json(StateChange),
    success: { status: 200, schema: StateChanged },
    errors: ['not-a-participant', 'unknown-recording', 'recording-erased', 'recording-expired'],
  }) as const;

/** Named as the protocol will. */
export const COMING = {
  pauseRecording: change('/v1/recordings/:recording/pause'),
  resumeRecording: change('/v1/recordings/:recording/resume'),
  stopRecording: change('/v1/recordings/:recording/stop'),
  eraseOwn: {
    method: 'DELETE',
    path: '/v1/recordings/:recording',
    summary: '',
    access: participant,
    params: RecordingParams,
    success: { status: 200, schema: Erased },
    errors: ['not-a-participant', 'unknown-recording'],
  },
  readLedgerState: {
    method: 'GET',
    path: '/v1/ledger/state',
    summary: '',
    access: officer,
    success: { status: 200, schema: LedgerState },
    errors: ['not-signed-in', 'role-not-allowed'],
  },
  listAccounts: {
    method: 'GET',
    path: '/v1/accounts',
    summary: '',
    access: officer,
    query: Type.Object({ site: Type.String() }),
    success: { status: 200, schema: AccountList },
    errors: ['not-signed-in', 'role-not-allowed'],
  },
  changeAccount: {
    method: 'PUT',
    path: '/v1/accounts/:site/:account',
    summary: '',
    access: officer,
    params: Type.Object({ site: Type.String(), account: Type.String() }),
    body: json(AccountChange),
    success: { status: 200, schema: Account },
    errors: ['not-signed-in', 'role-not-allowed', 'unknown-site', 'invalid-request'],
  },
} as const satisfies Record<string, Endpoint>;
