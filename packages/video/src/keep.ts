/**
 * Where what was drawn of a video is kept until all of it is: whoever makes the same video with the same parts goes on after
 * the last of them. A part is there as a whole and durable when `write` resolves, or not at all.
 */
export interface VideoParts {
  /** Names of those that are there, also of other videos. */
  list(): Promise<readonly string[]>;
  read(name: string): Promise<Uint8Array>;
  write(name: string, bytes: Uint8Array): Promise<void>;
}

/** Takes the bytes of the file, at any place of it, also where some were written before. */
export type WriteVideo = (position: number, bytes: Uint8Array) => Promise<void>;
