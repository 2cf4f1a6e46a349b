import type { Level, RecordedEvent } from '@opname/protocol';
import { cleanEvent } from './clean-event.ts';
import { createEchoes, type Echoes } from './echoes/echoes.ts';
import { record } from './events/fields.ts';
import { createGrowth } from './events/growth.ts';
import { moveTo, update } from './follow.ts';
import { createFieldWatch, type FieldWatch } from './mirror/field-watch.ts';
import { createMirror } from './mirror/mirror.ts';
import { NO_RULES, type CompiledRules } from './rules/rules.ts';
import { createScrubber } from './scrub.ts';
import type { IsEdited, MovesAs, Session, SizeOf } from './session.ts';
import { toEnd, type Steps } from './steps.ts';
import { cleanTurn } from './turn.ts';

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
  /**
   * What becomes of a node that was recorded before and only stands elsewhere now: its place is told alone, which another
   * sanitiser understands and no player; else it leaves and is described anew.
   */
  moves?: MovesAs;
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
  /** The same, interrupted now and then where a full picture is among them; nothing else may be asked until its end. */
  sanitiseInSteps(this: void, events: readonly unknown[]): Steps<RecordedEvent[]>;
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

/** @returns a sanitiser for the events of one page. */
export function createSanitiser(options: SanitiserOptions): Sanitiser {
  const dropped: Record<string, number> = {};
  let broken: string | undefined;
  const session = createSession(options, (reason) => {
    dropped[reason] = (dropped[reason] ?? 0) + 1;
    return undefined;
  });

  function* unlessBroken<Cleaned>(clean: Steps<Cleaned>): Steps<Cleaned | undefined> {
    if (broken !== undefined) return undefined;
    try {
      return yield* clean;
    } catch (error) {
      // The message may quote the page; its kind is enough to find the cause.
      broken = error instanceof Error ? error.name : 'unknown';
      return undefined;
    }
  }
  function* sanitiseInSteps(events: readonly unknown[]): Steps<RecordedEvent[]> {
    return (yield* unlessBroken(cleanTurn(session, events.map(record), cleanEvent))) ?? [];
  }

  return {
    sanitise: (event) => toEnd(unlessBroken(cleanEvent(session, record(event)))) ?? null,
    sanitiseTurn: (events) => toEnd(sanitiseInSteps(events)),
    sanitiseInSteps,
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
    moves: options.moves ?? (() => true),
    now: 0,
    typing: undefined,
    sizeOf: options.sizeOf,
    isEdited: options.isEdited,
    drop,
  };
  update(session, options);
  return session;
}
