/** Where all recorders send what they send; the bench answers it and counts the bytes. */
export const PEER = location.origin;

export function send(body: Uint8Array<ArrayBuffer>): void {
  void fetch(`${PEER}/chunk`, { method: 'POST', body });
}
