import { OpnameError, type VideoProblem, type VideoWish } from '@opname/protocol';
import type { NameOfStaff } from '../access/staff-names.ts';
import type { VideoRow } from '../store/video-tables.ts';
import type { Work } from './under-way.ts';
import type { SealedParts } from './sealed-bytes.ts';
import type { VideoLeases } from './video-leases.ts';
import { createVideoParts } from './video-parts.ts';
import { createVideoPieces } from './video-pieces.ts';
import { openVideoSource, type VideoSourceParts } from './video-source.ts';

export interface MakeOneParts extends SealedParts, VideoSourceParts {
  leases: VideoLeases;
  nameOfStaff: NameOfStaff;
  worker: string;
  /** Path of a Chromium, and the folder of the built viewer. */
  means: { browser: string; viewerDir: string };
}

/** Milliseconds between two words of how far it is. */
const SAY_EVERY_MS = 1_000;

/** Makes a video and keeps it sealed. One that is not wanted any more, or that another makes now, is left. */
export async function makeOne(parts: MakeOneParts, row: VideoRow, work: Work): Promise<void> {
  const { leases } = parts;
  const progress = { drawn: row.drawn_ms, length: row.length_ms };
  const renew = async () => {
    if (!(await leases.renew(row.id, progress))) work.abort();
  };
  // One word that cannot be said is made up for by the next.
  const saying = setInterval(() => void renew().catch(() => undefined), SAY_EVERY_MS);
  try {
    const { bytes, duration } = await draw(parts, row, work, (drawn, length) =>
      Object.assign(progress, { drawn, length }),
    );
    await leases.finish(row.id, bytes, Math.round(duration));
  } catch (cause) {
    if (work.signal.aborted) return await leases.giveBack(row.id);
    await leases.fail(row.id, problemOf(cause));
    // One that was erased meanwhile is nobody's failure.
    if (!(cause instanceof OpnameError)) throw describeFailure(cause);
  } finally {
    clearInterval(saying);
  }
}

async function draw(
  parts: MakeOneParts,
  { id: video, recording: from, wish: written, asked_by: asker }: VideoRow,
  { folder, signal }: Work,
  onDrawn: (drawn: number, length: number) => void,
): Promise<{ bytes: number; duration: number }> {
  // The browser's driver is loaded only where a video is made.
  const { makeVideo } = await import('@opname/video');
  const recording = await parts.library.assertReadable(from);
  const owner = { recording, video, worker: parts.worker };
  const [drawn, pieces] = [createVideoParts(parts, owner), createVideoPieces(parts, owner)];
  const wish = JSON.parse(written) as VideoWish;
  const { duration } = await makeVideo({
    ...parts.means,
    ...wish,
    source: await unlessAborted(signal, openVideoSource(parts, recording)),
    parts: { ...drawn, write: (name, bytes) => unlessAborted(signal, drawn.write(name, bytes)) },
    write: (position, bytes) => unlessAborted(signal, pieces.write(position, bytes)),
    browserDir: folder,
    watermark: watermarkOf(await parts.nameOfStaff(asker), recording.expires_at),
    signal,
    onProgress: ({ drawn: drawnNow, duration: length }) => onDrawn(drawnNow, length),
  });
  return { bytes: await unlessAborted(signal, pieces.end()), duration };
}

/**
 * What stands in line for the recording must not be waited for once it is stopped: an erasure, which has the line, waits for
 * it to stop. What it would still store is refused, since the recording is not held any more.
 */
async function unlessAborted<Value>(signal: AbortSignal, task: Promise<Value>): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason as Error);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  return await Promise.race([task, promise]).finally(() => signal.removeEventListener('abort', stop));
}

function watermarkOf(asker: string, expiresAt: number): string {
  const until = new Date(expiresAt).toISOString().slice(0, 16).replace('T', ' ');
  return `Made for ${asker} · to be removed by ${until} UTC`;
}

/** What the parts throw, told apart by what can be done about it. */
function problemOf(cause: unknown): VideoProblem {
  if (cause instanceof RangeError) return 'nothing-recorded';
  return cause instanceof Error && cause.message.startsWith('This Chromium cannot encode') ? 'cannot-encode' : 'failed';
}

/** An error of the page that is drawn may hold what was recorded, and stays out of the log. */
function describeFailure(cause: unknown): Error {
  const { name, message } = cause instanceof Error ? cause : new Error('of an unknown kind');
  const isOurs = problemOf(cause) !== 'failed' || message.startsWith('browserType.launch');
  return new Error(`A video could not be made: ${isOurs ? message : name}`);
}
