/**
 * Something that is kept of a recording or was made from it. Whoever makes anything from a recording (a pack, a video, a
 * note, a share, a cache) adds one of these where the parts meet, or an erasure would leave it behind. Obligations:
 *
 * - `remove` may be called again, after it was interrupted anywhere, and when there is nothing.
 * - `listLeft` looks at what is really there, and not at what was written down of it.
 */
export interface Derivative {
  /** As the receipt names it. */
  readonly name: string;
  remove(recording: string): Promise<void>;
  /** @returns what is still there of the recording. */
  listLeft(recording: string): Promise<string[]>;
}
