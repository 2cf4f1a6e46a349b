import type { RecordedEvent } from '@opname/protocol';
import { list, record } from './events/fields.ts';
import { rememberInput } from './events/input.ts';
import { cleanMutation } from './events/mutation.ts';
import type { Attributes } from './mirror/mirror.ts';
import type { Session } from './session.ts';
import { toEnd, type Steps } from './steps.ts';
import { insideOf } from './verdict.ts';

/** rrweb's numbers, as far as the order of a turn depends on them. */
const SNAPSHOT = 2;
const INCREMENTAL = 3;
const MUTATION = 0;
const INTERACTION = 2;
const SCROLL = 3;
const INPUT = 5;
const BLUR = 6;
/** Rules of style sheets, and declarations in them. */
const RULES = new Set<unknown>([8, 13]);
/** Sources that bring content: values, what changes sheets, which of them are adopted. */
const CONTENT = new Set<unknown>([INPUT, ...RULES, 15]);

type Clean = (session: Session, event: Attributes) => Steps<RecordedEvent | null>;

/**
 * rrweb tells of the document, of each shadow root and of each frame apart, and of values at once. So what came under a
 * mask in one event of a turn may stand in an event before it. Here all changes of a turn are one: what happened before
 * them to nodes that are known stays before, what brings content comes after.
 *
 * @returns the events of a turn as they may be recorded.
 */
export function* cleanTurn(session: Session, events: readonly Attributes[], clean: Clean): Steps<RecordedEvent[]> {
  for (const event of events) if (sourceOf(event) === INPUT) rememberInput(session, dataOf(event));
  const picture = events.findLastIndex(({ type }) => type === SNAPSHOT);
  const kept: RecordedEvent[] = [];
  for (const [index, event] of events.slice(0, picture + 1).entries()) {
    const cleaned = yield* clean(session, event);
    // The picture holds these as they are now, and under what has come over them since.
    if (cleaned && (index === picture || !isContent(event))) kept.push(cleaned);
  }
  return [...kept, ...cleanChanges(session, events.slice(picture + 1), clean)];
}

const dataOf = ({ data }: Attributes): Attributes => record(data);
const sourceOf = (event: Attributes): unknown => (event['type'] === INCREMENTAL ? dataOf(event)['source'] : undefined);
const isContent = (event: Attributes): boolean => sourceOf(event) === MUTATION || CONTENT.has(sourceOf(event));

function cleanChanges(session: Session, events: readonly Attributes[], clean: Clean): RecordedEvent[] {
  const last = events.findLastIndex((event) => sourceOf(event) === MUTATION);
  const inOrder = (those: readonly Attributes[]): RecordedEvent[] =>
    those.map((event) => toEnd(clean(session, event))).filter((event) => event !== null);
  const changes = events[last];
  if (!changes) return inOrder(events);
  const timestamp = Number(changes['timestamp']);
  const before: Attributes[] = [];
  const after: Attributes[] = [];
  const isLast = lastInputs(events);
  const replaced = replacedRules(session, events);
  for (const [index, event] of events.entries()) {
    if (sourceOf(event) === MUTATION || !isLast(event) || replaced.has(event)) continue;
    (index > last || waits(session, event) ? after : before).push(event);
  }
  const kept = inOrder(before);
  const batches = events.filter((event) => sourceOf(event) === MUTATION).map(dataOf);
  kept.push(...cleanBatches(session, timestamp, batches));
  return [...kept, ...inOrder(after.map((event) => notBefore(event, timestamp)))];
}

/** Of several values that a field had within the turn only the last is on the screen. */
function lastInputs(events: readonly Attributes[]): (event: Attributes) => boolean {
  const last = new Map<unknown, Attributes>();
  for (const event of events) if (sourceOf(event) === INPUT) last.set(dataOf(event)['id'], event);
  return (event) => sourceOf(event) !== INPUT || last.get(dataOf(event)['id']) === event;
}

/** @returns those that changed a sheet of which the text is put anew later in the turn: of its rules nothing is left. */
function replacedRules({ mirror }: Session, events: readonly Attributes[]): Set<Attributes> {
  const replaced = new Set<Attributes>();
  if (!events.some((event) => RULES.has(sourceOf(event)))) return replaced;
  const anew = new Set<unknown>();
  for (const event of events.toReversed()) {
    const data = dataOf(event);
    if (RULES.has(sourceOf(event)) && anew.has(data['id'])) replaced.add(event);
    if (sourceOf(event) !== MUTATION) continue;
    for (const { parentId } of [...list(data['adds']), ...list(data['removes'])].map(record)) anew.add(parentId);
    for (const { id } of list(data['texts']).map(record)) anew.add(mirror.get(id)?.parent?.id);
  }
  return replaced;
}

/**
 * @returns whether an event must come after the changes of its turn: what it brings they may mask, or bring its node, or be
 * what it settles, or make the room that it scrolls in.
 */
function waits(session: Session, event: Attributes): boolean {
  const source = sourceOf(event);
  if (source !== INTERACTION) return source === SCROLL || CONTENT.has(source);
  const { id, type } = dataOf(event);
  const node = session.mirror.get(id);
  if (!node || type !== BLUR) return !node;
  return session.typing?.id === id || insideOf(session, node, '').isTyped;
}

function notBefore(event: Attributes, timestamp: number): Attributes {
  return Number(event['timestamp']) < timestamp ? { ...event, timestamp } : event;
}

function cleanBatches(session: Session, timestamp: number, batches: readonly Attributes[]): RecordedEvent[] {
  if (!Number.isFinite(timestamp)) {
    session.drop('event');
    return [];
  }
  tellTime(session, timestamp);
  const data = cleanMutation(session, ...batches);
  tellTime(session, timestamp);
  return data ? [{ type: INCREMENTAL, timestamp, data: { source: MUTATION, ...data } }] : [];
}

/** Told before and after each event: a secret may be new by then. */
export function tellTime(session: Session, timestamp: number): void {
  session.now = timestamp;
  session.scrubber.at(timestamp);
}
