import { ENDPOINTS, OpnameError, type Indication } from '@opname/protocol';
import type { FastifyInstance } from 'fastify';
import type { Authenticate, PageCaller, ParticipantCaller, StaffCaller } from '../access/caller.ts';
import type { Remover } from '../expiry/remover.ts';
import type { RecordingControl } from '../ingest/recording-control.ts';
import type { RecordingStates } from '../ingest/recording-states.ts';
import type { Wish } from '../ledger/events.ts';
import type { IsOwn } from '../watch-log/is-own.ts';
import type { Watching } from '../watch-log/watching.ts';
import { handle } from './handle.ts';

export interface RightsParts {
  authenticate: Authenticate;
  watching: Pick<Watching, 'noteErasure'>;
  control: RecordingControl;
  states: Pick<RecordingStates, 'lookUp'>;
  remover: Pick<Remover, 'remove'>;
  isOwn: IsOwn;
}

type Asking = PageCaller | ParticipantCaller | StaffCaller;

/** What a participant may do with a recording at any moment, from the page, from their own page or by the helpdesk. */
export function handleRights(app: FastifyInstance, parts: RightsParts): void {
  const { authenticate, control, states, remover, isOwn, watching } = parts;
  const options = { authenticate };

  async function assertOwn(caller: Asking, recording: string): Promise<void> {
    if (caller.kind === 'page' && caller.grant.recording !== recording) {
      throw new OpnameError('grant-of-another-recording');
    }
    if (caller.kind === 'participant' && !(await isOwn(caller, recording))) {
      throw new OpnameError('unknown-recording');
    }
  }

  handle(app, ENDPOINTS.readState, options, async ({ params: { recording }, caller }) => {
    await assertOwn(caller, recording);
    return await states.lookUp(recording);
  });

  handle(app, ENDPOINTS.pauseRecording, options, async ({ params: { recording }, body, caller }) => {
    await assertOwn(caller, recording);
    return await control.pause(recording, wishOf(caller, body.how));
  });

  handle(app, ENDPOINTS.resumeRecording, options, async ({ params: { recording }, body, caller }) => {
    await assertOwn(caller, recording);
    return await control.resume(recording, wishOf(caller, body.how));
  });

  handle(app, ENDPOINTS.stopRecording, options, async ({ params: { recording }, body, caller }) => {
    await assertOwn(caller, recording);
    return await control.stop(recording, wishOf(caller, body.how));
  });

  handle(app, ENDPOINTS.eraseRecording, options, async ({ params: { recording }, query, caller }) => {
    await assertOwn(caller, recording);
    await watching.noteErasure(caller, recording);
    return { receipt: await remover.remove(recording, 'erased', wishOf(caller, query.how)) };
  });
}

/** Who asks is known by how they signed in; by what act they ask is what they say of it. */
function wishOf(caller: Asking, how: Indication | undefined): Wish {
  switch (caller.kind) {
    case 'page':
      return { how: how ?? 'indicator', by: 'participant' };
    case 'participant':
      return { how: how ?? 'participant-page', by: 'participant' };
    case 'staff':
      return { how: 'helpdesk', by: caller.name };
    default:
      return caller satisfies never;
  }
}
