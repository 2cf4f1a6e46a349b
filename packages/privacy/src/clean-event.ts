import type { RecordedEvent } from '@opname/protocol';
import { cleanCustom } from './events/custom.ts';
import { finite, numbers, record } from './events/fields.ts';
import { cleanInput, settleInput } from './events/input.ts';
import { cleanMutation, settleTexts } from './events/mutation.ts';
import { cleanInteraction, cleanMedia, cleanMove, cleanScroll, cleanSelection } from './events/pointer.ts';
import { cleanSnapshot } from './events/snapshot.ts';
import { cleanAdoptedSheets, cleanSheetRules, cleanStyleDeclaration } from './events/style.ts';
import { update } from './follow.ts';
import type { Attributes } from './mirror/mirror.ts';
import { cleanUrl } from './policies/url.ts';
import { fittingPages, toldPages } from './rules/active-rules.ts';
import type { Session } from './session.ts';
import type { Steps } from './steps.ts';
import { tellTime } from './turn.ts';

const EVENT = { domContentLoaded: 0, load: 1, snapshot: 2, incremental: 3, meta: 4, custom: 5 } as const;
const INTERACTION_BLUR = 6;

type Clean = (session: Session, data: Attributes) => Attributes | undefined;

/**
 * What rrweb 2 calls sources, by number. Log (11), fonts that scripts bring (10) and the commands of a canvas (9) are left
 * out: pictures of a canvas come as its style. A source that is not here is not known.
 */
const SOURCES: Record<number, Clean> = {
  0: cleanMutation,
  1: cleanMove,
  2: cleanInteraction,
  3: cleanScroll,
  4: (_, data) => ({ width: finite(data['width']), height: finite(data['height']) }),
  5: cleanInput,
  6: cleanMove,
  7: cleanMedia,
  8: cleanSheetRules,
  12: cleanMove,
  13: cleanStyleDeclaration,
  14: cleanSelection,
  15: cleanAdoptedSheets,
  16: cleanCustomElement,
};

/** @returns an event as it may be recorded, or null. */
export function* cleanEvent(session: Session, event: Attributes): Steps<RecordedEvent | null> {
  const { type, timestamp } = event;
  if (typeof timestamp !== 'number' || !Number.isFinite(timestamp)) return drop(session, 'event');
  tellTime(session, timestamp);
  const data = yield* cleanData(session, type, record(event['data']));
  tellTime(session, timestamp);
  return data ? { type: Number(type), timestamp, data } : null;
}

function* cleanData(session: Session, type: unknown, data: Attributes): Steps<Attributes | null | undefined> {
  switch (type) {
    case EVENT.domContentLoaded:
    case EVENT.load:
      return {};
    case EVENT.snapshot:
      return yield* cleanSnapshot(session, data);
    case EVENT.incremental:
      return cleanIncremental(session, data);
    case EVENT.meta:
      return cleanMeta(session, data);
    case EVENT.custom:
      return cleanCustom(session, data);
    default:
      return drop(session, 'event');
  }
}

function cleanIncremental(session: Session, data: Attributes): Attributes | null {
  const { source } = data;
  const clean = typeof source === 'number' && Object.hasOwn(SOURCES, source) ? SOURCES[source] : undefined;
  if (!clean) return drop(session, 'source');
  if (clean === cleanInteraction && data['type'] === INTERACTION_BLUR) {
    const settled = settle(session, data['id']);
    if (settled) return settled;
  }
  // What grew and has rested since is told in the place of a movement, which nobody misses.
  if (clean === cleanMove && session.growth.isDue(session.now)) {
    const late = cleanMutation(session, {});
    if (late) return { source: 0, ...late };
  }
  const kept = clean(session, data);
  return kept ? { source, ...kept } : null;
}

/** @returns what was held back while it was typed, in place of leaving the field or the text. */
function settle(session: Session, id: unknown): Attributes | undefined {
  const node = session.mirror.get(id);
  const input = node && settleInput(session, node);
  if (input) return { source: 5, ...input };
  const texts = node && settleTexts(session, node);
  return texts && { source: 0, ...texts };
}

function cleanMeta(session: Session, data: Attributes): Attributes {
  if (!session.holdsBack) session.fitting = toldPages(data['rulePages']);
  if (typeof data['href'] === 'string') update(session, { pageUrl: data['href'] });
  const rulePages = fittingPages(session);
  return {
    href: cleanUrl(session.pageUrl, session.url),
    width: 0,
    height: 0,
    ...numbers(data, ['width', 'height']),
    ...(rulePages && { rulePages }),
  };
}

/** The definition of a custom element: its name decides nothing that the nodes do not say. */
function cleanCustomElement(session: Session, data: Attributes): Attributes | undefined {
  const { name } = record(data['define']);
  const isName = typeof name === 'string' && /^[a-z][a-z\d]*(?:-[a-z\d]+)+$/.test(name) && name.length < 64;
  return isName && session.scrubber.isClean(name, 'title') ? { define: { name } } : undefined;
}

function drop(session: Session, reason: string): null {
  session.drop(reason);
  return null;
}
