import { LATE_UPLOAD_MS } from '@opname/protocol';
import { createTransport } from '../transport/transport.ts';
import { startUploader } from '../transport/uploader.ts';
import { eraseUntilConfirmed } from './erase.ts';
import { forgetGrant, removeGrant } from './forget.ts';
import type { Leftover } from './recorder-door.ts';

const nothing = () => {};

/** Sends, erases or throws away what an ended recording left in this browser. @returns when that is done. */
export async function settle({ server, site, subject, saved }: Leftover): Promise<void> {
  const { recording, until, offset, ended } = saved;
  const transport = createTransport(server, saved);
  const isLate = Date.now() + offset >= until + LATE_UPLOAD_MS;
  if (ended === 'erase' || isLate) await transport.outbox.removeRecording(recording);
  if (ended === 'erase') await eraseUntilConfirmed(transport.requests, recording);
  else if (!isLate) {
    const noPageOfOurs = { isOurs: () => false, onHeld: nothing, onDropped: nothing, onEnded: nothing };
    const uploader = startUploader({ ...transport, ...noPageOfOurs });
    await uploader.drained();
    uploader.stop();
  }
  // Someone else who uses the page now is still to be asked.
  if (saved.subject === subject) forgetGrant(site, saved);
  else removeGrant(site, saved);
}
