import type { Key, KeyValues } from './key-values.ts';

/** A chunk as it is sent: compressed, with its number. */
export interface SealedChunk {
  sequence: number;
  body: Uint8Array<ArrayBuffer>;
  /** The page ends with it. */
  last: boolean;
}

/** What the outbox knows of one page whose chunks, or whose end, the server has not confirmed yet. */
export interface PageRest {
  recording: string;
  page: string;
  /** How many chunks the page has made so far. */
  chunks: number;
  /** Whether the page makes no more of them. */
  ended: boolean;
  /** When it last wrote, milliseconds since 1970 by this browser's clock. */
  touched: number;
  /** The numbers of the chunks that wait, in order. */
  waiting: number[];
}

type PageRecord = Pick<PageRest, 'chunks' | 'ended' | 'touched'>;

/** Chunks until the server holds them. Only sanitised, compressed events come here. */
export interface Outbox {
  writePage: (
    recording: string,
    page: string,
    record: Omit<PageRecord, 'touched'>,
    chunk?: SealedChunk,
  ) => Promise<void>;
  /** Writes what a page that closes has left, which ends with it. */
  writeLeaving: (recording: string, page: string, left: readonly SealedChunk[]) => Promise<void>;
  /** Takes in what pages that closed have written so. */
  takeOver: () => Promise<void>;
  list: () => Promise<PageRest[]>;
  read: (recording: string, page: string, sequence: number) => Promise<SealedChunk | undefined>;
  removeChunk: (recording: string, page: string, sequence: number) => Promise<void>;
  /** Forgets a page that the server has in full. */
  removePage: (recording: string, page: string) => Promise<void>;
  removeRecording: (recording: string) => Promise<void>;
}

/**
 * Milliseconds between two looks at what closed pages have left. Seldom, because such a look can be what a closing page's
 * last write would stand behind.
 */
const TAKE_OVER_MS = 10_000;

export function createOutbox(store: KeyValues): Outbox {
  let takenOverAt = -Infinity;
  const removeWhere = async (matches: (key: Key) => boolean) => store.removeMany((await store.keys()).filter(matches));
  return {
    async writePage(recording, page, { chunks, ended }, chunk) {
      const record: PageRecord = { chunks, ended, touched: Date.now() };
      const entries: [Key, unknown][] = [[[recording, page, 'page'], record]];
      if (chunk) entries.push([[recording, page, chunk.sequence], chunk]);
      await store.writeMany(entries);
    },
    async writeLeaving(recording, page, left) {
      const chunks = Math.max(...left.map(({ sequence }) => sequence)) + 1;
      const record: PageRecord = { chunks, ended: true, touched: Date.now() };
      const entries = left.map((chunk): [Key, unknown] => [[recording, page, chunk.sequence], chunk]);
      await store.writeLeaving([...entries, [[recording, page, 'page'], record]]);
    },
    takeOver: store.takeOver,
    async list() {
      if (performance.now() - takenOverAt > TAKE_OVER_MS) {
        takenOverAt = performance.now();
        await store.takeOver();
      }
      const all = await store.keys();
      const pages = all.filter(([, , what]) => what === 'page');
      const records = (await store.readMany(pages)) as (PageRecord | undefined)[];
      return pages.flatMap(([recording, page], index) => {
        const record = records[index];
        return record ? [{ recording, page, ...record, waiting: waitingOf(all, recording, page) }] : [];
      });
    },
    async read(recording, page, sequence) {
      const [chunk] = await store.readMany([[recording, page, sequence]]);
      return chunk as SealedChunk | undefined;
    },
    removeChunk: (recording, page, sequence) => store.removeMany([[recording, page, sequence]]),
    removePage: (recording, page) => removeWhere((key) => key[0] === recording && key[1] === page),
    async removeRecording(recording) {
      await store.takeOver();
      await removeWhere((key) => key[0] === recording);
    },
  };
}

function waitingOf(all: Key[], recording: string, page: string): number[] {
  const numbers = all.flatMap(([r, p, what]) => (r === recording && p === page && what !== 'page' ? [what] : []));
  return numbers.toSorted((a, b) => a - b);
}
