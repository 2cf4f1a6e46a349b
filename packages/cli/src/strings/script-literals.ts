import { parse } from 'acorn';

/** Where a literal stands: `read` by people for sure, in `code` for sure, or somewhere that does not tell. */
type Place = 'read' | 'code' | 'unknown';

export interface ScriptLiteral {
  /** The text; in a template `VALUE_PLACE` stands for each value. */
  text: string;
  place: Place;
}

/** Stands where a value comes into a template; the text before it and the text after it are two. */
export const VALUE_PLACE = '\uE000';

/** Keys under which frameworks and apps put what people read: there a small word is a text too. */
const READ_KEYS =
  /^(?:children|label|title|placeholder|alt|text|tooltip|message|description|heading|caption|hint|legend|summary|subtitle|aria-?label|aria-?description)$/i;
/** Keys under which nothing for people stands. */
const CODE_KEYS =
  /^(?:class(?:Name|es)?|id|key|type|name|href|src|srcset|style|d|viewBox|role|rel|target|method|as|slot|for|htmlFor|fill|stroke|transform|lang|dir|autoComplete|inputMode|pattern|event|path|url|variant|size|color|version|license|author|displayName|\$\$typeof)$|^data-|^on[A-Z]/i;
const COMPARISONS = new Set(['==', '===', '!=', '!==', 'in', 'instanceof']);

/** A node of the syntax tree (ESTree), read by its field names. */
type Syntax = Readonly<Record<string, unknown>>;

/** For each kind of node, the fields to go into and where what they hold stands; all fields of the kinds not listed. */
const FIELDS: Readonly<Record<string, readonly [field: string, place: Place | 'same'][]>> = {
  ImportDeclaration: [],
  ImportExpression: [],
  ExportAllDeclaration: [],
  ExportNamedDeclaration: [['declaration', 'unknown']],
  MemberExpression: [
    ['object', 'unknown'],
    ['property', 'code'],
  ],
  SwitchCase: [['consequent', 'unknown']],
  ConditionalExpression: [
    ['test', 'unknown'],
    ['consequent', 'same'],
    ['alternate', 'same'],
  ],
  LogicalExpression: [
    ['left', 'same'],
    ['right', 'same'],
  ],
  BinaryExpression: [
    ['left', 'same'],
    ['right', 'same'],
  ],
  ArrayExpression: [['elements', 'same']],
  SequenceExpression: [['expressions', 'same']],
  PropertyDefinition: [['value', 'unknown']],
  MethodDefinition: [['value', 'unknown']],
};

/** @returns the string literals and templates of a script, without those that name modules, members or cases. */
export function scriptLiterals(source: string): ScriptLiteral[] {
  const found: ScriptLiteral[] = [];
  visit(parseAny(source) as unknown as Syntax, 'unknown', found);
  return found;
}

/** Builds are modules or plain scripts; their ending does not tell. */
function parseAny(source: string) {
  const options = { ecmaVersion: 'latest', allowHashBang: true, allowReturnOutsideFunction: true } as const;
  try {
    return parse(source, { ...options, sourceType: 'module' });
  } catch {
    return parse(source, { ...options, sourceType: 'script' });
  }
}

function visit(node: Syntax, place: Place, found: ScriptLiteral[]): void {
  if (isSkipped(node)) return;
  if (node['type'] === 'Literal' && typeof node['value'] === 'string') found.push({ text: node['value'], place });
  if (node['type'] === 'TemplateLiteral') found.push({ text: templateText(node), place });
  if (node['type'] === 'Property') visitAll(node['value'], placeOf(node['key'], place), found);
  else for (const [field, at] of fieldsOf(node)) visitAll(node[field], at === 'same' ? place : at, found);
}

/** Literals in a list from which it is data, such as names of places or of people. A year has twelve months. */
const DATA_ITEMS = 13;

function isSkipped(node: Syntax): boolean {
  switch (node['type']) {
    case 'BinaryExpression':
      return COMPARISONS.has(String(node['operator']));
    case 'ExpressionStatement':
      return node['directive'] !== undefined;
    case 'ArrayExpression':
      return isDataList(node['elements'] as readonly unknown[]);
    case 'MemberExpression':
      return isSyntax(node['property']) && node['property']['name'] === 'split' && isLiteral(node['object']);
    default:
      return false;
  }
}

function isDataList(elements: readonly unknown[]): boolean {
  return elements.length >= DATA_ITEMS && elements.every(isLiteral);
}

function isLiteral(value: unknown): boolean {
  return isSyntax(value) && value['type'] === 'Literal';
}

function fieldsOf(node: Syntax): readonly [field: string, place: Place | 'same'][] {
  const known = FIELDS[String(node['type'])];
  return known ?? Object.keys(node).map((field): [string, Place] => [field, 'unknown']);
}

function visitAll(value: unknown, place: Place, found: ScriptLiteral[]): void {
  if (Array.isArray(value)) for (const one of value) visitAll(one, place, found);
  else if (isSyntax(value)) visit(value, place, found);
}

function isSyntax(value: unknown): value is Syntax {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function templateText({ quasis }: Syntax): string {
  const parts = quasis as readonly { value: { cooked?: string | null; raw: string } }[];
  return parts.map(({ value }) => value.cooked ?? value.raw).join(VALUE_PLACE);
}

function placeOf(key: unknown, above: Place): Place {
  const { type, name, value } = key as Syntax;
  const named = type === 'Identifier' ? name : value;
  if (typeof named !== 'string') return above === 'code' ? 'code' : 'unknown';
  if (READ_KEYS.test(named)) return 'read';
  return CODE_KEYS.test(named) || above === 'code' ? 'code' : 'unknown';
}
