import { Type, type Static } from 'typebox';
import { Instant, PageId } from './consent.ts';
import type { Columns } from './columns.ts';
import { PAGE_MAX_CHUNKS } from './limits.ts';
import { RecordingStateAnswer } from './recording-state.ts';

/** The media type of a chunk: a gzip stream of one JSON object, `ChunkContent`. */
export const CHUNK_MEDIA_TYPE = 'application/vnd.opname.chunk';

/**
 * A chunk's place travels in headers and not in its address: browsers remember a CORS preflight by address, so that
 * with one address for all chunks the last one, sent while the page closes, needs no round trip before it.
 */
export const ChunkHeaders = Type.Object({
  'opname-page': PageId,
  'opname-sequence': Type.Integer({
    minimum: 0,
    maximum: PAGE_MAX_CHUNKS - 1,
    description: 'Counts from 0 within a page.',
  }),
  'opname-last': Type.Optional(Type.Literal('1', { description: 'The page ends with this chunk.' })),
});

/** What a chunk unpacks to. */
export interface ChunkContent {
  v: 2;
  /** rrweb events in the order in which they happened. */
  events: Columns;
  /** What the recorder had to leave out since the last chunk, counted by reason. */
  dropped?: Record<string, number>;
}

/** The form before: the events as they are. Recorders that were loaded before an update still send it. */
export interface PlainChunkContent extends Omit<ChunkContent, 'v' | 'events'> {
  v: 1;
  events: RecordedEvent[];
}

/** Any rrweb event: parsed only as far as all of them agree. The sanitiser knows the rest. */
export interface RecordedEvent {
  type: number;
  /** Milliseconds since 1970, set by the recorder to the server's clock. */
  timestamp: number;
  data: unknown;
}

export const ChunkHeld = Type.Object({
  held: Type.Integer({ minimum: 0, description: 'The number of the chunk that is now durable.' }),
  ...RecordingStateAnswer.properties,
});
export type ChunkHeld = Static<typeof ChunkHeld>;

/** Ends a page that has nothing left to send. */
export const PageClose = Type.Object(
  {
    page: PageId,
    chunks: Type.Integer({ minimum: 0, maximum: PAGE_MAX_CHUNKS, description: 'How many chunks the page made.' }),
  },
  { additionalProperties: false },
);
export type PageClose = Static<typeof PageClose>;

export const PageClosed = Type.Object({ page: PageId, closedAt: Instant });
