import type { Indication, LedgerEntry } from '@opname/protocol';
import type { ConsentBody, ConsentKind } from './events.ts';

/** What each event is in the vocabulary. A pause is no end of a consent, and has no word there. */
const STATUS: Readonly<Record<ConsentKind, readonly string[] | undefined>> = {
  given: ['dpv:ConsentGiven', 'dpv:ExpressedConsent'],
  paused: undefined,
  resumed: undefined,
  stopped: ['dpv:ConsentWithdrawn'],
  erased: ['dpv:ConsentWithdrawn'],
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
    '@type': types,
    ...(how && { 'dpv:isIndicatedBy': subject, 'dpv:hasIndicationMethod': ACT[how] }),
    'dpv:isIndicatedAtTime': new Date(at).toISOString(),
    ...(until !== undefined && { 'op:until': new Date(until).toISOString() }),
    ...(look && { 'op:shown': look }),
  };
}
