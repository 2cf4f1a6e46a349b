import { descendants, type Attributes, type MirrorNode } from '../mirror/mirror.ts';
import { cleanFieldValue } from '../policies/value.ts';
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
  if (node.tag === 'select') return cleanSelect(session, node, data['text']);
  if (type === 'hidden' || type === 'file') {
    cleanFieldValue(session, node, data['text'], true);
    return session.drop('sensitive');
  }
  return send(session, node, cleanFieldValue(session, node, data['text'], true), data);
}

/** One event when a masked field is filled and one when it is emptied: repeated ones would count the keys. */
function send(session: Session, node: MirrorNode, text: string, data: Attributes): Attributes | undefined {
  if (text === node.sent && text !== '') return session.drop('unchanged');
  node.sent = text;
  if (typeof data['text'] === 'string') session.typing.note(node, data['text'], text);
  return { id: node.id, text, isChecked: false, ...(data['userTriggered'] === true && { userTriggered: true }) };
}

function cleanCheck(session: Session, node: MirrorNode, data: Attributes): Attributes | undefined {
  if (!showsValue(session, verdictOf(session, node))) return session.drop('sensitive');
  return { id: node.id, text: 'on', isChecked: data['isChecked'] === true };
}

/** Values of options are not visible and not recorded; a player falls back on their texts, so the text is sent. */
function cleanSelect(session: Session, node: MirrorNode, value: string): Attributes | undefined {
  const chosen = [...descendants(node)].find((option) => option.tag === 'option' && valueOf(option) === value);
  if (!chosen?.first || !showsValue(session, insideOf(session, node, 'option'))) return session.drop('sensitive');
  return { id: node.id, text: cleanText(session, chosen.first).trim(), isChecked: false };
}

function valueOf(option: MirrorNode): string {
  return option.attribute('value') ?? (option.first?.text ?? '').trim();
}

/** @returns the whole value of a field that was left, when its end was held back while it was typed. */
export function settleInput(session: Session, node: MirrorNode): Attributes | undefined {
  const typed = session.typing.take(node);
  if (typed === undefined) return undefined;
  const text = cleanFieldValue(session, node, typed, false);
  if (text === node.sent) return undefined;
  node.sent = text;
  return { id: node.id, text, isChecked: false };
}

/** What is being typed, where its end is held back. */
export interface Typing {
  note(node: MirrorNode, raw: string, sent: string): void;
  take(node: MirrorNode): string | undefined;
}

/** @returns a memory for one value: only one field is typed into at a time. */
export function createTyping(): Typing {
  let held: { id: number; raw: string } | undefined;
  return {
    note(node, raw, sent) {
      held = sent.endsWith('•') && !node.secret ? { id: node.id, raw } : undefined;
    },
    take(node) {
      const raw = held?.id === node.id ? held.raw : undefined;
      held = undefined;
      return raw;
    },
  };
}
