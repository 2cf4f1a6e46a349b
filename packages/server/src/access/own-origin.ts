/** Whether a request that names this origin comes from a page that the server itself has served. */
export type IsOwnOrigin = (origin: string, host: string | undefined) => boolean;

/**
 * With a public address only that one is ours. Without, it is the one that the request was sent to: cookies are bound to
 * a host, so that a page under a foreign name that leads here has none of ours.
 */
export function createIsOwnOrigin(publicUrl: string | undefined): IsOwnOrigin {
  return (origin, host) => origin === (publicUrl ?? `http://${host}`);
}
