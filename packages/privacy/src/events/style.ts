import type { Attributes } from '../mirror/mirror.ts';
import { cleanCss, cleanDeclaration } from '../policies/css.ts';
import type { Session } from '../session.ts';
import { finite, list, numbers, record } from './fields.ts';

/** @returns where a style sheet stands, or undefined for one that is not in the recording. */
function sheetOf(session: Session, data: Attributes): Attributes | undefined {
  const { id, styleId } = numbers(data, ['id', 'styleId']);
  if (id !== undefined && session.mirror.get(id)?.isSent) return { id, ...(styleId !== undefined && { styleId }) };
  return styleId === undefined ? undefined : { styleId };
}

function indexOf(value: unknown): number | number[] | undefined {
  if (Array.isArray(value)) return value.map(finite);
  return typeof value === 'number' ? value : undefined;
}

/** Rules keep their places: a masked one stays a rule. */
function cleanRule(session: Session, value: unknown): Attributes {
  const { rule, index } = record(value);
  const at = indexOf(index);
  return { rule: cleanCss(typeof rule === 'string' ? rule : '', session.css), ...(at !== undefined && { index: at }) };
}

export function cleanSheetRules(session: Session, data: Attributes): Attributes | undefined {
  const sheet = sheetOf(session, data);
  if (!sheet) return session.drop('unknown-node');
  if (Array.isArray(data['adds'])) sheet['adds'] = data['adds'].map((added) => cleanRule(session, added));
  if (Array.isArray(data['removes'])) {
    sheet['removes'] = data['removes'].map((removed) => ({ index: indexOf(record(removed)['index']) ?? 0 }));
  }
  for (const name of ['replace', 'replaceSync']) {
    if (typeof data[name] === 'string') sheet[name] = cleanCss(data[name], session.css);
  }
  return sheet;
}

const PROPERTY = /^-{0,2}[a-zA-Z][\w-]{0,80}$/;

export function cleanStyleDeclaration(session: Session, data: Attributes): Attributes | undefined {
  const sheet = sheetOf(session, data);
  if (!sheet) return session.drop('unknown-node');
  sheet['index'] = list(data['index']).map(finite);
  const set = record(data['set']);
  const { property = record(data['remove'])['property'] } = set;
  if (typeof property !== 'string' || !PROPERTY.test(property) || !session.scrubber.isClean(property, 'name')) {
    return session.drop('style');
  }
  if (data['set'] === undefined) return { ...sheet, remove: { property } };
  const value = typeof set['value'] === 'string' ? cleanDeclaration(property, set['value'], session.css) : null;
  return { ...sheet, set: { property, value, priority: set['priority'] === 'important' ? 'important' : undefined } };
}

export function cleanAdoptedSheets(session: Session, data: Attributes): Attributes | undefined {
  const node = session.mirror.get(data['id']);
  if (!node?.isSent) return session.drop('unknown-node');
  const clean: Attributes = { id: node.id, styleIds: list(data['styleIds']).map(finite) };
  if (Array.isArray(data['styles'])) {
    clean['styles'] = data['styles'].map((style) => {
      const { styleId, rules } = record(style);
      return { styleId: finite(styleId), rules: list(rules).map((rule) => cleanRule(session, rule)) };
    });
  }
  return clean;
}
