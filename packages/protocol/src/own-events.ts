/**
 * What a recording holds beside rrweb's events, as its custom events (type 5): `opname.` and a word. The payload passes
 * the sanitiser: numbers, truth values, and texts as far as they may be recorded.
 */
export const OWN_EVENTS = {
  /** `{ href }`: the app went to another address without a new document. */
  address: 'opname.address',
  /** `{ dark }`: whether the participant's browser asks pages to be dark. */
  scheme: 'opname.scheme',
} as const;
