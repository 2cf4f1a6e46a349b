import { LATE_UPLOAD_MS } from '@opname/protocol';
import type { SavedGrant } from '../gate/grant.ts';
import { removeItem } from '../gate/memory.ts';
import { createTransport, type Transport } from '../transport/transport.ts';
import { startUploader } from '../transport/uploader.ts';
import { finish } from './finish.ts';
import type { Leftover } from './recorder-door.ts';
import { untilAnswered } from './tell-server.ts';

const nothing = () => {};

/** Sends, erases or throws away what an ended recording left in this browser. @returns the grant if it still holds. */
export async function settle({ server, site, subject, saved, mayHold }: Leftover): Promise<SavedGrant | undefined> {
  const transport = createTransport(server, saved);
  const isOwn = saved.subject === subject;
  if (saved.ended === 'erase') await erase(transport);
  else {
    const open = mayHold && (await askWhetherOpen(transport, saved));
    if (open) return open;
    if (saved.ended === 'keep' && saved.untold) await tellStop(transport, saved);
    await send(transport, saved);
  }
  if (isOwn) finish(site, saved);
  // Someone else who uses the page now is still to be asked.
  else removeItem('grant', site);
  return undefined;
}

async function erase({ outbox, requests, recording }: Transport): Promise<void> {
  const answered = untilAnswered(() => requests.erase(recording));
  await outbox.removeRecording(recording);
  await answered;
}

const tellStop = ({ requests, recording }: Transport, { untold = 'host-app' }: SavedGrant) =>
  untilAnswered(() => requests.change(recording, 'stop', untold));

/** By this browser's clock its window is over; by the server's it may not be. */
async function askWhetherOpen({ requests, recording }: Transport, saved: SavedGrant): Promise<SavedGrant | undefined> {
  const outcome = await requests.readState(recording);
  const heard = outcome.kind === 'done' ? outcome.heard : undefined;
  const isLive = heard?.status === 'recording' || heard?.status === 'paused';
  if (!heard || !isLive || heard.now >= heard.until) return undefined;
  // A pause that the server has not heard of yet is newer than what it says.
  const paused = saved.untold ? saved.paused : heard.status === 'paused';
  return { ...saved, until: heard.until, offset: heard.now - Date.now(), paused };
}

async function send(transport: Transport, { until, offset, recording }: SavedGrant): Promise<void> {
  if (Date.now() + offset >= until + LATE_UPLOAD_MS) return transport.outbox.removeRecording(recording);
  const noPageOfOurs = { isOurs: () => false, onHeld: nothing, onDropped: nothing, onEnded: nothing };
  const uploader = startUploader({ ...transport, ...noPageOfOurs });
  await uploader.drained();
  uploader.stop();
}
