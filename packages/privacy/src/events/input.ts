import { finite, list } from './fields.ts';
import { descendants, KIND, type Attributes, type MirrorNode } from '../mirror/mirror.ts';
import { MASK } from '../mask.ts';
import { cleanFieldValue, unfinishedEnd } from '../policies/value.ts';
import { cleanText } from '../policies/text.ts';
import type { Session } from '../session.ts';
import { insideOf, showsValue, verdictOf } from '../verdict.ts';

/** @returns what was typed or chosen as it may be recorded, or undefined when nothing new may be said. */
export function cleanInput(session: Session, data: Attributes): Attributes | undefined {
  const node = session.mirror.get(data['id']);
  if (!node || !node.isSent) return session.drop('unknown-node');
  const type = node.word('type');
  if (type === 'radio' || type === 'checkbox') return cleanCheck(session, node, data);
  if (typeof data['text'] !== 'string') return undefined;
  if (node.tag === 'select') return cleanSelect(session, node, data);
  if (type === 'hidden' || type === 'file') {
    cleanFieldValue(session, node, data['text'], true);
    return session.drop('sensitive');
  }
  // What was held back before is a part of the value now, and no echo of it.
  session.scrubber.hold(undefined);
  return send(session, node, cleanFieldValue(session, node, data['text'], true), data);
}

/**
 * Remembers what a field holds for the moment, where it may not be shown, and looks for an end of it that is held back: who
 * types fast, or on a busy page, has it repeated in the turn that brings it.
 */
export function rememberInput(session: Session, { id, text }: Attributes): void {
  const node = session.mirror.get(id);
  const isChosen = node?.tag === 'select' || /^(?:radio|checkbox)$/.test(node?.word('type') ?? '');
  if (!node || isChosen || typeof text !== 'string') return;
  cleanFieldValue(session, node, text, true);
  const end = session.holdsBack ? unfinishedEnd(text) : undefined;
  if (end !== undefined) session.scrubber.hold(end);
}

/** One event when a masked field is filled and one when it is emptied: repeated ones would count the keys. */
function send(session: Session, node: MirrorNode, text: string, data: Attributes): Attributes | undefined {
  const isSame = text === node.sent && text !== '';
  node.sent = text;
  if (typeof data['text'] === 'string') note(session, node, data['text']);
  if (isSame) return session.drop('unchanged');
  return { id: node.id, text, isChecked: false, ...(data['userTriggered'] === true && { userTriggered: true }) };
}

function cleanCheck(session: Session, node: MirrorNode, data: Attributes): Attributes | undefined {
  if (!showsValue(session, verdictOf(session, node))) return session.drop('sensitive');
  const isMixed = data['isMixed'] === true && { isMixed: true };
  return { id: node.id, text: 'on', isChecked: data['isChecked'] === true, ...isMixed };
}

/** Choices of a list; a longer list is no list that anybody chooses from. */
const CHOSEN_MAX = 1000;

/** Values of options are not visible and not recorded; a player falls back on their texts, so the text is sent. */
function cleanSelect(session: Session, node: MirrorNode, { text: value, chosen }: Attributes): Attributes | undefined {
  const options = [...descendants(node)].filter(({ tag }) => tag === 'option');
  const several = chosen !== undefined && { chosen: list(chosen).slice(0, CHOSEN_MAX).map(finite) };
  const one = several ? options[several.chosen[0] ?? -1] : options.find((option) => valueOf(option) === value);
  const isKnown = one?.first ?? several;
  if (!isKnown || !showsValue(session, insideOf(session, node, 'option'))) return session.drop('sensitive');
  const text = one ? readOption(one, (part) => cleanText(session, part)) : '';
  return { id: node.id, text, isChecked: false, ...several };
}

function valueOf(option: MirrorNode): string {
  return option.attribute('value') ?? readOption(option, ({ text }) => text);
}

/** An option's text as browsers read it: of all its text nodes, white space collapsed. */
function readOption(option: MirrorNode, read: (text: MirrorNode) => string): string {
  const texts = [...descendants(option)].filter(({ kind }) => kind === KIND.text).map(read);
  return texts.join('').replaceAll(/\s+/g, ' ').trim();
}

/** @returns the whole value of a field that was left, when its end was held back while it was typed. */
export function settleInput(session: Session, node: MirrorNode): Attributes | undefined {
  const { typing } = session;
  if (typing?.id !== node.id) return undefined;
  session.typing = undefined;
  session.scrubber.hold(undefined);
  const text = cleanFieldValue(session, node, typing.raw, false);
  if (text === node.sent) return undefined;
  node.sent = text;
  return { id: node.id, text, isChecked: false };
}

/** Remembers what is being typed while its end is held back; an app that repeats it must not show the end either. */
function note(session: Session, node: MirrorNode, raw: string): void {
  const isHeld = !node.secret && node.sent?.endsWith('•') === true && node.sent !== MASK;
  const isWhole = !node.secret && node.sent === MASK && showsValue(session, verdictOf(session, node));
  session.typing = isHeld || isWhole ? { id: node.id, raw } : undefined;
  session.scrubber.hold(session.typing && unfinishedEnd(raw));
}
