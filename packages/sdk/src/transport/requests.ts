import type { CHUNK_MEDIA_TYPE, ENDPOINTS, ErrorCode, Indication, RecordingState } from '@opname/protocol';
import type { SealedChunk } from './outbox.ts';

/** Held equal to the protocol's own by the compiler; importing the values would bring the schemas into the script. */
const CHUNKS: typeof ENDPOINTS.uploadChunk.path = '/v1/chunks';
const CLOSE: typeof ENDPOINTS.closePage.path = '/v1/pages/close';
const RECORDINGS = '/v1/recordings/' satisfies Prefix<typeof ENDPOINTS.eraseRecording.path>;
const MEDIA_TYPE: typeof CHUNK_MEDIA_TYPE = 'application/vnd.opname.chunk';
type Prefix<Path extends string> = Path extends `${infer Start}:${string}` ? Start : never;

const JSON_TYPE = { 'content-type': 'application/json' };

/** Milliseconds after which a request counts as lost: a 2 MiB chunk on a line of 1 Mbit/s takes 17 s. */
const TIMEOUT_MS = 60_000;

/** How the recording stands, by the server and its clock. */
export interface Heard {
  status: RecordingState;
  now: number;
  /** By `performance.now()`: what the server said it said after this. */
  sentAt: number;
  until: number;
}

/** What became of a request. */
export type Outcome =
  /** `heard` where the server said how the recording stands. */
  | { kind: 'done'; heard: Heard | undefined }
  /** Not this time. `afterMs` where the server said when. */
  | { kind: 'again'; afterMs: number | undefined }
  /** Never: this chunk cannot be taken. */
  | { kind: 'dropped'; code: string }
  /** Nothing of this recording is taken any more. */
  | { kind: 'ended'; code: string };

/** The requests that a recording makes, with its grant. */
export interface Requests {
  sendChunk: (page: string, chunk: SealedChunk) => Promise<Outcome>;
  /** The same while the page closes: the browser finishes it without us, and nobody hears the answer. */
  sendChunkLeaving: (page: string, chunk: SealedChunk) => void;
  closePage: (page: string, chunks: number) => Promise<Outcome>;
  readState: (recording: string) => Promise<Outcome>;
  change: (recording: string, change: Change, how: Indication) => Promise<Outcome>;
  erase: (recording: string) => Promise<Outcome>;
  /** Stops all that are under way. */
  abort: () => void;
}

/** What a participant does to a recording that is then kept. */
export type Change = 'pause' | 'resume' | 'stop';

export function createRequests(server: string, grant: string): Requests {
  const running = new Set<AbortController>();
  const request = (method: string, headers: Record<string, string>, body?: BodyInit): RequestInit => ({
    method,
    headers: { ...headers, authorization: `Bearer ${grant}` },
    ...(body !== undefined && { body }),
    credentials: 'omit',
    // Nothing about caching here: Chromium would then not remember preflights either, and ask before every chunk.
    referrerPolicy: 'no-referrer',
  });
  const chunkRequest = (page: string, { sequence, last, body }: SealedChunk) => {
    const place = { 'opname-page': page, 'opname-sequence': String(sequence), ...(last && { 'opname-last': '1' }) };
    return request('POST', { 'content-type': MEDIA_TYPE, ...place }, body);
  };
  const send = async (path: string, init: RequestInit): Promise<Outcome> => {
    const aborter = new AbortController();
    const timer = setTimeout(() => aborter.abort(), TIMEOUT_MS);
    const sentAt = performance.now();
    running.add(aborter);
    try {
      return await read(await fetch(server + path, { ...init, signal: aborter.signal }), sentAt);
    } catch {
      // Refused, cut off, too slow or offline: they look alike here, and all of them are tried again.
      return { kind: 'again', afterMs: undefined };
    } finally {
      clearTimeout(timer);
      running.delete(aborter);
    }
  };
  return {
    sendChunk: (page, chunk) => send(CHUNKS, chunkRequest(page, chunk)),
    sendChunkLeaving(page, chunk) {
      fetch(server + CHUNKS, { ...chunkRequest(page, chunk), keepalive: true }).catch(() => {
        // The next page sends it from the outbox.
      });
    },
    closePage: (page, chunks) => send(CLOSE, request('POST', JSON_TYPE, JSON.stringify({ page, chunks }))),
    readState: (recording) => send(`${RECORDINGS + recording}/status`, request('GET', {})),
    // These two reach the server even when the page closes right after the click.
    change: (recording, change, how) =>
      send(`${RECORDINGS + recording}/${change}`, {
        ...request('POST', JSON_TYPE, JSON.stringify({ how })),
        keepalive: true,
      }),
    erase: (recording) => send(RECORDINGS + recording, { ...request('DELETE', {}), keepalive: true }),
    abort: () => running.forEach((aborter) => aborter.abort()),
  };
}

const SECOND_MS = 1_000;

/** Statuses that say "not now": time-outs, too early, too many, and every failure of the server itself. */
const NOT_NOW = new Set([408, 425, 429]);
const SERVER_FAILED = 500;
/** Statuses that say "never again": the grant does not hold, or what it was for is gone or full. */
const ENDED = new Set([401, 403, 404, 410]);
const OVER_BUDGET: ErrorCode = 'over-budget';
const PAUSED: ErrorCode = 'recording-paused';

/** Milliseconds after which what was seen before a pause is offered again; a resumption does so at once. */
const PAUSED_MS = 30_000;

async function read(response: Response, sentAt: number): Promise<Outcome> {
  const { status, ok } = response;
  const body = (await response.json().catch(() => undefined)) as ({ code?: unknown } & Partial<Heard>) | undefined;
  if (ok) return { kind: 'done', heard: isHeard(body) ? { ...body, sentAt } : undefined };
  if (body?.code === PAUSED) return { kind: 'again', afterMs: PAUSED_MS };
  // What has no code of ours came from something in between, such as a proxy while the server is being replaced.
  if (status >= SERVER_FAILED || NOT_NOW.has(status) || typeof body?.code !== 'string') {
    const seconds = Number(response.headers.get('retry-after'));
    return { kind: 'again', afterMs: seconds > 0 ? seconds * SECOND_MS : undefined };
  }
  return { kind: ENDED.has(status) || body.code === OVER_BUDGET ? 'ended' : 'dropped', code: body.code };
}

function isHeard(body: Partial<Heard> | undefined): body is Omit<Heard, 'sentAt'> {
  return Boolean(body?.status && Number.isFinite(body.now) && Number.isFinite(body.until));
}
