import { isSensitiveText } from '../fields/field.ts';
import { descendants, KIND, type MirrorNode } from './mirror.ts';

/** Characters of a label that are read. */
const LABEL_MAX = 160;
/** Levels up in which an element whose text changed may be a label, or be named by a field. */
const LEVELS_UP = 4;
/** Characters of a text before a field that can be its label. */
export const BEFORE_MAX = 60;
const LABELS = new Set(['label', 'legend', 'fieldset']);

/** @returns the text inside a node, as far as it can be a label. */
export function textOf(node: MirrorNode | undefined): string {
  if (!node) return '';
  let text = '';
  for (const inside of descendants(node)) {
    if (inside.kind === KIND.text && inside.parent?.tag !== 'option') text += inside.text;
    if (text.length > LABEL_MAX) break;
  }
  return text.slice(0, LABEL_MAX);
}

/**
 * @returns whether what was added or changed may make a field a sensitive one: it stands in something that can label or
 * describe a field, and a text that it is a part of says so. Short ones may stand before the field, so they are followed up.
 */
export function mayLabel(node: MirrorNode): boolean {
  if (!standsInLabel(node)) return false;
  // The name of a picture is not in the text.
  if ([node.word('alt'), node.word('aria-label')].some(isSensitiveText)) return true;
  let up: MirrorNode | undefined = node;
  for (let level = 0; up; level++, up = up.parent) {
    const text = up.kind === KIND.text ? up.text : textOf(up);
    if (isSensitiveText(text)) return true;
    if (text.length > BEFORE_MAX && level >= LEVELS_UP) return false;
  }
  return false;
}

function standsInLabel(node: MirrorNode): boolean {
  let up: MirrorNode | undefined = node;
  for (let level = 0; up && level < LEVELS_UP; level++, up = up.parent)
    if (LABELS.has(up.tag) || 'id' in up.attributes) return true;
  return false;
}
