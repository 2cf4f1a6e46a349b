/**
 * The store of packed bytes. A back end keeps these obligations, and the contract test holds it to them:
 *
 * - `put` writes once: the bytes are durable and whole under their key when it resolves, and nothing of them is there
 *   under that key before. A key that exists already rejects and stays as it is.
 * - `read` gives exactly the bytes asked for, or rejects.
 * - `remove` may be called again, and for what was never there.
 * - `copyTo` writes all of a blob into a file that does not exist; false where there is no such blob.
 * - `list` gives every key that begins with `prefix`, also those whose writing was cut off, in no order.
 *
 * A key is made of lower-case letters, digits, `-` and `/`.
 */
export interface BlobStore {
  put(key: string, bytes: Uint8Array): Promise<void>;
  read(key: string, start: number, length: number): Promise<Uint8Array>;
  copyTo(key: string, file: string): Promise<boolean>;
  list(prefix: string): Promise<string[]>;
  remove(key: string): Promise<void>;
}
