import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { ENDPOINTS, OpnameError, type RecordingDetails } from '@opname/protocol';
import type { FastifyInstance } from 'fastify';
import type { Authenticate, LinkCaller } from '../access/caller.ts';
import { Bytes, handle } from '../http/handle.ts';
import type { Packer } from '../pack/packer.ts';
import { narrowToPart } from '../sharing/part.ts';
import type { Onlooker, Watching } from '../watch-log/watching.ts';
import type { ExportEvents } from './export-events.ts';
import type { Library } from './library.ts';
import { parseSegmentId } from './page-index.ts';
import type { ReadSegment } from './segment-reader.ts';

const unpack = promisify(gunzip);
const pack = promisify(gzip);
/** Lines of a list where nothing is said of it. */
const LIST_LENGTH = 50;

const JSON_TYPE = 'application/json; charset=utf-8';
const JSON_HEADERS = { 'content-type': JSON_TYPE, vary: 'accept-encoding' };
const GZIP_HEADERS = { ...JSON_HEADERS, 'content-encoding': 'gzip' };

export interface WatchParts {
  authenticate: Authenticate;
  watching: Watching;
  library: Library;
  packer: Pick<Packer, 'packRecording'>;
  readSegment: ReadSegment;
  exportEvents: ExportEvents;
}

/**
 * The endpoints that those who watch call. Who does is written down before anything is read; what waits is packed, so
 * that they see all that is held.
 */
export function handleWatching(app: FastifyInstance, parts: WatchParts): void {
  const { authenticate, library, packer, watching } = parts;
  const options = { authenticate };

  handle(app, ENDPOINTS.listRecordings, options, ({ query, sites, caller }) => {
    const { after, limit = LIST_LENGTH, ...filter } = query;
    return library.list({ sites, reader: caller.id, filter, after, limit });
  });

  handle(app, ENDPOINTS.openRecording, options, async ({ params: { recording }, query, caller, acceptsGzip }) => {
    await watching.open(caller, recording, query.why);
    await packer.packRecording(recording);
    const details = await openFor(library, caller, recording);
    // The index of two hours is mostly digits and repeated words.
    return acceptsGzip ? new Bytes(await pack(JSON.stringify(details)), GZIP_HEADERS) : details;
  });

  handle(app, ENDPOINTS.readSegment, options, async ({ params: { recording, segment }, caller, acceptsGzip }) => {
    await watching.open(caller, recording);
    await packer.packRecording(recording);
    const place = parseSegmentId(segment);
    if (!place) throw new OpnameError('unknown-segment');
    if (caller.kind === 'link') await assertWithin(library, caller, segment);
    const packed = await parts.readSegment({ recording, ...place });
    return acceptsGzip ? new Bytes(packed, GZIP_HEADERS) : new Bytes(await unpack(packed), JSON_HEADERS);
  });

  handle(app, ENDPOINTS.exportRecording, options, async ({ params: { recording }, query, caller }) => {
    await watching.exportAll(caller, recording, query.why);
    await packer.packRecording(recording);
    const events = await parts.exportEvents(recording, query.page);
    return new Bytes(Readable.from(events, { objectMode: false }), { 'content-type': JSON_TYPE });
  });

  handle(app, ENDPOINTS.noteWatched, options, async ({ params, body, caller }) => {
    await watching.noteRange(caller, params.recording, body);
  });
}

/** A link shows its part, and not who was recorded. */
async function openFor(library: Library, caller: Onlooker, recording: string): Promise<RecordingDetails> {
  const details = await library.open(recording);
  return caller.kind === 'link' ? narrowToPart(details, caller.part) : details;
}

/** What lies outside its part is for a link as if it were not there. */
async function assertWithin(library: Library, { recording, part }: LinkCaller, segment: string): Promise<void> {
  if (!part) return;
  const { index } = narrowToPart(await library.open(recording), part);
  const isShown = index.some(({ segments }) => segments.some(({ id }) => id === segment));
  if (!isShown) throw new OpnameError('unknown-segment');
}
