import { KIND, type MirrorNode } from './mirror/mirror.ts';
import type { Action, CompiledRule } from './rules/rules.ts';
import type { Session } from './session.ts';

/** What holds for the inside of an element: decided once from the top, shared by all inside that decide nothing. */
export interface Verdict {
  /** What the nearest rule says. */
  action: Action | undefined;
  /** The rule, the attribute or the heuristic that decided, for reports. */
  because: string;
  /** Nothing of it is sent. */
  isHidden: boolean;
  /** It is in the document but not on the screen. */
  isUnseen: boolean;
  /** It is typed or chosen by the participant. */
  isTyped: boolean;
  /** It is the inside of a sensitive field. */
  isSecret: boolean;
}

const TOP: Verdict = {
  action: undefined,
  because: 'level',
  isHidden: false,
  isUnseen: false,
  isTyped: false,
  isSecret: false,
};

const TYPED_ROLES = /^(?:textbox|searchbox|combobox|spinbutton|listbox|option|slider)$/;
const TYPED_TAGS = new Set(['option', 'optgroup', 'datalist', 'output', 'select', 'textarea']);
/** Elements whose inside is drawn only where the element itself cannot be. */
const FALLBACK_TAGS = new Set(['canvas', 'video', 'audio', 'object', 'iframe']);

/** @returns what holds for the inside of `node`. */
export function verdictOf(session: Session, node: MirrorNode): Verdict {
  if (node.verdict) return node.verdict as Verdict;
  const { parent } = node;
  const above = parent ? aboveOf(session, parent, node) : atTop(session);
  const verdict = node.tag === '' ? above : decide(session, node, above);
  node.verdict = verdict;
  return verdict;
}

/** The document of a frame is drawn; other things inside a frame's element are not. */
function aboveOf(session: Session, parent: MirrorNode, node: MirrorNode): Verdict {
  return node.kind === KIND.document ? verdictOf(session, parent) : insideOf(session, parent, node.tag);
}

export function isSame(before: unknown, after: unknown): boolean {
  return before === after || JSON.stringify(before) === JSON.stringify(after);
}

/** @returns what holds for something of the given tag directly inside `parent`. */
export function insideOf(session: Session, parent: MirrorNode, tag: string): Verdict {
  const verdict = verdictOf(session, parent);
  const isClosed = parent.tag === 'details' && tag !== 'summary' && !('open' in parent.attributes);
  if (verdict.isUnseen || !(isClosed || FALLBACK_TAGS.has(parent.tag))) return verdict;
  return { ...verdict, isUnseen: true, because: 'not visible' };
}

function atTop({ active }: Session): Verdict {
  return withRule(
    TOP,
    active.filter(({ selector, field }) => !selector && !field),
  );
}

function decide(session: Session, node: MirrorNode, above: Verdict): Verdict {
  const { active } = session;
  const verdict = active.length === 0 ? above : withRule(above, active.filter(fits(node)));
  return decidesNothing(node) ? verdict : withOwn(session, node, verdict);
}

function withOwn(session: Session, node: MirrorNode, given: Verdict): Verdict {
  let verdict = given;
  const { attributes } = node;
  if ('class' in attributes) verdict = withMark(verdict, node.attribute('class') ?? '');
  if ('data-opname' in attributes) verdict = withAttribute(verdict, node.attribute('data-opname'));
  if (node.secret) verdict = { ...verdict, isSecret: true, because: node.secret };
  if (!verdict.isUnseen && isUnseen(node)) verdict = { ...verdict, isUnseen: true, because: 'not visible' };
  if (!verdict.isTyped && isTyped(session, node)) verdict = { ...verdict, isTyped: true };
  else if (verdict.isTyped && attributes['contenteditable'] === 'false') verdict = { ...verdict, isTyped: false };
  return verdict;
}

/** Elements whose tag decides, whatever their attributes. */
const DECIDING_TAGS = new Set([...TYPED_TAGS, 'dialog', 'body']);

/** @returns whether nothing of the element itself decides; one look at its attributes tells that of almost all. */
function decidesNothing({ tag, attributes, secret }: MirrorNode): boolean {
  if (secret || DECIDING_TAGS.has(tag)) return false;
  for (const name in attributes) {
    if (name === 'class') {
      const { class: classes } = attributes;
      if (typeof classes !== 'string' || classes.includes('rr-')) return false;
    } else if (DECIDING.has(name)) return false;
  }
  return true;
}

function fits(node: MirrorNode): (rule: CompiledRule) => boolean {
  return ({ selector, field }) => {
    if (!selector && !field) return false;
    if (field && ![node.attribute('name'), node.attribute('id')].some((name) => name && field.test(name))) return false;
    return !selector || selector.matches(node);
  };
}

/** On one element the strictest rule holds. */
function withRule(above: Verdict, rules: readonly CompiledRule[]): Verdict {
  if (rules.length === 0) return above;
  const rule = (['hide', 'mask', 'show'] as const)
    .map((action) => rules.find((one) => one.action === action))
    .find(Boolean);
  return rule ? withAction(above, rule.action, `rule ${rule.name}`) : above;
}

/** Classes by which pages that were recorded with rrweb before say what is to be left out. */
const MARK = /(?:^|\s)rr-(block|mask|ignore)(?:\s|$)/;

function withMark(verdict: Verdict, classes: string): Verdict {
  const mark = classes.includes('rr-') ? MARK.exec(classes)?.[1] : undefined;
  return mark ? withAction(verdict, mark === 'block' ? 'hide' : 'mask', `class rr-${mark}`) : verdict;
}

function withAttribute(verdict: Verdict, value: string | undefined): Verdict {
  const because = `data-opname="${value}"`;
  if (value === 'hide' || value === 'mask') return withAction(verdict, value, because);
  return value === 'show' && verdict.action !== 'hide' ? withAction(verdict, 'show', because) : verdict;
}

function withAction(verdict: Verdict, action: Action, because: string): Verdict {
  return { ...verdict, action, because, isHidden: verdict.isHidden || action === 'hide' };
}

function isUnseen({ tag, attributes }: MirrorNode): boolean {
  if ('hidden' in attributes && attributes['hidden'] !== null) return true;
  if (tag === 'dialog') return !('open' in attributes);
  const { style } = attributes;
  return typeof style === 'string' && style.length > 8 && /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}

function isTyped({ isEdited }: Session, { tag, attributes, id }: MirrorNode): boolean {
  // In design mode no attribute tells that a document is written in.
  if (TYPED_TAGS.has(tag) || (tag === 'body' && isEdited?.(id))) return true;
  const { contenteditable, role } = attributes;
  if (contenteditable !== undefined && contenteditable !== 'false' && contenteditable !== null) return true;
  return typeof role === 'string' && TYPED_ROLES.test(role);
}

/** Attributes that can change the verdict on an element and on what is inside it. */
export const DECIDING = new Set([
  'data-opname',
  'hidden',
  'open',
  'style',
  'contenteditable',
  'role',
  'type',
  'name',
  'id',
  'class',
]);

/** @returns the text as it is drawn: markup breaks its lines where it likes. */
export const singleSpaced = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** @returns whether a text may be shown where the verdict holds. */
export function showsText({ level, rules }: Session, verdict: Verdict, text: string): boolean {
  if (verdict.isSecret || verdict.isUnseen || verdict.isHidden) return false;
  if (verdict.action) return verdict.action === 'show';
  if (level === 'structure') return !verdict.isTyped && rules.strings.has(singleSpaced(text));
  return level === 'screen' || !verdict.isTyped;
}

/** @returns whether what was typed or chosen may be shown where the verdict holds. */
export function showsValue({ level }: Session, verdict: Verdict): boolean {
  if (verdict.isSecret || verdict.isUnseen || verdict.isHidden) return false;
  return verdict.action ? verdict.action === 'show' : level === 'screen';
}

/** @returns whether images and media may be shown where the verdict holds. */
export function showsMedia({ level }: Session, verdict: Verdict): boolean {
  if (verdict.isHidden) return false;
  return verdict.action ? verdict.action === 'show' : level !== 'structure';
}
