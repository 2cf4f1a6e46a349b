import type { Indication, LedgerEntry } from '@opname/protocol';
import type { ConsentBody, ConsentKind } from './events.ts';

const WITHDRAWN = ['dpv:ConsentWithdrawn'];

/** What each event is in the vocabulary. A pause is no end of a consent, and has no word there. */
const STATUS: Readonly<Record<ConsentKind, readonly string[] | undefined>> = {
  given: ['dpv:ConsentGiven', 'dpv:ExpressedConsent'],
  paused: undefined,
  resumed: undefined,
  stopped: WITHDRAWN,
  erased: WITHDRAWN,
  expired: ['dpv:ConsentExpired'],
};

const ACT: Readonly<Record<Indication, string>> = {
  notice: 'the button that allows, in the notice',
  panel: 'a button in the panel',
  indicator: 'a button of the indicator',
  'host-app': 'a control of the app itself',
  'participant-page': "a button of the participant's own page",
  helpdesk: 'asked of the helpdesk',
};

/** @returns undefined for what changes nothing in what was agreed. */
export function describeStatus(
  { kind, at, parsed }: LedgerEntry & { parsed: ConsentBody },
  subject: string,
): object | undefined {
  const types = STATUS[kind as ConsentKind];
  if (!types) return undefined;
  const { how, look, until } = parsed;
  return {
    // What the participant takes back is withdrawn; what others take back for them is revoked.
    '@type': how === null && types === WITHDRAWN ? ['dpv:ConsentRevoked'] : types,
    ...(how && { 'dpv:isIndicatedBy': subject, 'dpv:hasIndicationMethod': ACT[how] }),
    'dpv:isIndicatedAtTime': new Date(at).toISOString(),
    ...(until !== undefined && { 'op:until': new Date(until).toISOString() }),
    ...(look && { 'op:shown': look }),
  };
}
