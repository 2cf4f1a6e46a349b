/**
 * The keys of recordings, apart from the data that they open and never in the same backup. Obligations:
 *
 * - A key is durable before `create` resolves; creating it again gives the one that is there.
 * - A key that was destroyed is gone for good, also from memory and from the disk, before `destroy` resolves;
 *   destroying it again, or one that never was, does nothing.
 */
export interface KeyStore {
  create(recording: string): Promise<void>;
  /** @returns undefined when there is none, because it was destroyed. */
  read(recording: string): Promise<RecordingKey | undefined>;
  /** @returns those that there are. Keys are read together for a search, and not kept open after it. */
  readMany(recordings: readonly string[]): Promise<ReadonlyMap<string, RecordingKey>>;
  destroy(recording: string): Promise<void>;
  close(): Promise<void>;
}

/** Seals and opens the bytes of one recording. */
export interface RecordingKey {
  /** For a thread that seals. */
  readonly secret: Uint8Array;
  /** `place` says what the bytes are and where they belong; they open only under the same. */
  seal(bytes: Uint8Array, place: Place): Uint8Array<ArrayBuffer>;
  /** Throws when the bytes were changed, moved, or sealed by another key. */
  open(sealed: Uint8Array, place: Place): Uint8Array;
}

export type Place = readonly (string | number)[];
