/** A receipt is a compact JWS: what it says can be read by anyone, and its signature is checked by `opname verify`. */

/** @returns what a receipt says, indented for people; null where it is not a JWS of JSON. */
export function readReceipt(receipt: string): string | null {
  const payload = receipt.split('.')[1];
  if (payload === undefined) return null;
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    const content: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return JSON.stringify(content, null, 2);
  } catch {
    return null;
  }
}
