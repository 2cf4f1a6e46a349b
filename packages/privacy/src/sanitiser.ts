import type { Level, RecordedEvent } from '@opname/protocol';
import { createEchoes, type Echoes } from './echoes/echoes.ts';
import { cleanCustom } from './events/custom.ts';
import { finite, numbers, record } from './events/fields.ts';
import { createGrowth } from './events/growth.ts';
import { cleanInput, settleInput } from './events/input.ts';
import { cleanMutation, settleTexts } from './events/mutation.ts';
import { cleanInteraction, cleanMedia, cleanMove, cleanScroll, cleanSelection } from './events/pointer.ts';
import { cleanSnapshot } from './events/snapshot.ts';
import { cleanAdoptedSheets, cleanSheetRules, cleanStyleDeclaration } from './events/style.ts';
import { createFieldWatch, type FieldWatch } from './mirror/field-watch.ts';
import { createMirror, type Attributes } from './mirror/mirror.ts';
import { cleanUrl } from './policies/url.ts';
import { activeRules, fittingPages, toldPages } from './rules/active-rules.ts';
import { NO_RULES, type CompiledRules } from './rules/rules.ts';
import { createScrubber } from './scrub.ts';
import type { IsEdited, Session, SizeOf } from './session.ts';
import { atTime, cleanTurn } from './turn.ts';

export interface SanitiserOptions {
  level: Level;
  rules?: CompiledRules;
  /** The page's address; a Meta event brings a newer one. */
  pageUrl?: string;
  /** Shared with what watches the sensitive fields of the document. */
  echoes?: Echoes;
  /**
   * Whether the end of what is being typed is held back while it may yet become something sensitive. False where the
   * events passed a sanitiser before: it knew what was finished.
   */
  holdsBack?: boolean;
  /** How large a hidden element is drawn, so that it keeps its place. */
  sizeOf?: SizeOf;
  /** Told anew of a document, the verdicts on it must be forgotten (`session.mirror.forgetVerdicts`). */
  isEdited?: IsEdited;
}

/** What the sanitiser did so far, to be kept with the recording. Holds no content. */
export interface SanitiserFacts {
  level: Level;
  /** The version of the rules in force. */
  rules: string;
  /** What was left out, counted by reason. */
  dropped: Record<string, number>;
  /** Why it stopped for good, or undefined. */
  broken: string | undefined;
}

/** The one door between the page and the recording. One for each page; events must come in their order. */
export interface Sanitiser {
  /** @returns the event as it may be recorded, or null. Never throws; after a failure it returns null for ever. */
  sanitise(event: unknown): RecordedEvent | null;
  /** The same for all events of one turn of the page: nothing is decided before all of them are known. */
  sanitiseTurn(events: readonly unknown[]): RecordedEvent[];
  facts(): SanitiserFacts;
  /** What it knows of the page, in memory only; `explain` reads it. */
  readonly session: Session;
  /** Sets other rules, another level or address. A full snapshot must follow, so that what is there is decided anew. */
  update(options: Partial<Pick<SanitiserOptions, 'level' | 'rules' | 'pageUrl'>>): void;
  /**
   * Follows the page to another address of the same document. @returns whether other rules hold there: then a full
   * snapshot must follow, and until it has come what either address masks or hides is masked or hidden.
   */
  moveTo(pageUrl: string): boolean;
}

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

/** @returns a sanitiser for the events of one page. */
export function createSanitiser(options: SanitiserOptions): Sanitiser {
  const dropped: Record<string, number> = {};
  let broken: string | undefined;
  const session = createSession(options, (reason) => {
    dropped[reason] = (dropped[reason] ?? 0) + 1;
    return undefined;
  });

  function unlessBroken<Cleaned>(clean: () => Cleaned): Cleaned | undefined {
    if (broken !== undefined) return undefined;
    try {
      return clean();
    } catch (error) {
      // The message may quote the page; its kind is enough to find the cause.
      broken = error instanceof Error ? error.name : 'unknown';
      return undefined;
    }
  }

  return {
    sanitise: (event) => unlessBroken(() => cleanEvent(session, record(event))) ?? null,
    sanitiseTurn: (events) => unlessBroken(() => cleanTurn(session, events.map(record), cleanEvent)) ?? [],
    facts: () => ({ level: session.level, rules: session.rules.version, dropped: { ...dropped }, broken }),
    session,
    update: (changes) => update(session, changes),
    moveTo: (pageUrl) => moveTo(session, pageUrl),
  };
}

function createSession(options: SanitiserOptions, drop: Session['drop']): Session {
  const echoes = options.echoes ?? createEchoes();
  const scrubber = createScrubber(echoes);
  let fields: FieldWatch | undefined;
  const mirror = createMirror(
    (node) => fields?.notice(node),
    (node) => fields?.leave(node),
  );
  fields = createFieldWatch(mirror);
  const url = { scrubber, parameters: new Set<string>(), withoutPath: false };
  const session: Session = {
    level: options.level,
    rules: NO_RULES,
    active: [],
    fitting: undefined,
    pageUrl: '',
    echoes,
    scrubber,
    mirror,
    fields,
    url,
    css: { scrubber, url, structure: false, sheets: new Map() },
    holdsBack: options.holdsBack ?? true,
    growth: createGrowth(),
    now: 0,
    typing: undefined,
    sizeOf: options.sizeOf,
    isEdited: options.isEdited,
    drop,
  };
  update(session, options);
  return session;
}

function update(session: Session, { level, rules, pageUrl }: Partial<SanitiserOptions>): void {
  session.level = level ?? session.level;
  session.rules = rules ?? session.rules;
  session.pageUrl = pageUrl ?? session.pageUrl;
  session.active = activeRules(session);
  const structure = session.level === 'structure';
  session.url = { scrubber: session.scrubber, parameters: session.rules.parameters, withoutPath: structure };
  session.css = {
    scrubber: session.scrubber,
    url: { ...session.url, withoutPath: false },
    structure,
    sheets: new Map(),
  };
}

function moveTo(session: Session, pageUrl: string): boolean {
  // The picture that was asked for may still be on its way.
  if (pageUrl === session.pageUrl) return false;
  const before = session.active;
  update(session, { pageUrl });
  const { active, mirror, rules } = session;
  if (before.length === active.length && before.every((rule) => active.includes(rule))) return false;
  session.active = rules.rules.filter((rule) =>
    [before, active][rule.action === 'show' ? 'every' : 'some']((those) => those.includes(rule)),
  );
  mirror.forgetVerdicts();
  return true;
}

function cleanEvent(session: Session, event: Attributes): RecordedEvent | null {
  const { type, timestamp } = event;
  if (typeof timestamp !== 'number' || !Number.isFinite(timestamp)) return drop(session, 'event');
  const data = atTime(session, timestamp, () => cleanData(session, type, record(event['data'])));
  return data ? { type: Number(type), timestamp, data } : null;
}

function cleanData(session: Session, type: unknown, data: Attributes): Attributes | null | undefined {
  switch (type) {
    case EVENT.domContentLoaded:
    case EVENT.load:
      return {};
    case EVENT.snapshot:
      return cleanSnapshot(session, data);
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
