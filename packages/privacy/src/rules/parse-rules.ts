import type { Action, CompiledRule, CompiledRules } from './rules.ts';
import { compileSelector, type CompiledSelector } from './selector.ts';

const ACTIONS: readonly Action[] = ['hide', 'mask', 'show'];
const KEYS = new Set(['version', 'rules', 'parameters', 'strings', 'canvas', '$schema']);
const RULE_KEYS = new Set(['action', 'selector', 'field', 'page', 'name']);

/**
 * Checks rules at the door.
 * @throws {Error} that names the rule and what is wrong with it: rules that cannot be followed must not be started with.
 */
export function parseRules(value: unknown): CompiledRules {
  const rules = toRecord(value, 'rules');
  for (const key in rules) if (!KEYS.has(key)) refuse('rules', `"${key}" is not known; use ${[...KEYS].join(', ')}`);
  return {
    version: toText(rules['version'], 'version'),
    rules: toList(rules['rules'], 'rules').map(parseRule),
    parameters: new Set(toTexts(rules['parameters'], 'parameters')),
    strings: new Set(toTexts(rules['strings'], 'strings').map((text) => text.trim())),
    canvas: toTexts(rules['canvas'], 'canvas').map((selector, index) => toSelector(selector, `canvas[${index}]`)),
  };
}

function parseRule(value: unknown, index: number): CompiledRule {
  const place = `rules[${index}]`;
  const rule = toRecord(value, place);
  const name = typeof rule['name'] === 'string' ? `${place} ("${rule['name']}")` : place;
  for (const key in rule)
    if (!RULE_KEYS.has(key)) refuse(name, `"${key}" is not known; use ${[...RULE_KEYS].join(', ')}`);
  const action = toAction(rule['action'], name);
  const selector = optional(rule['selector'], `${name}.selector`);
  const field = optional(rule['field'], `${name}.field`);
  const page = optional(rule['page'], `${name}.page`);
  const target = selector ?? field ?? page;
  if (target === undefined) refuse(name, 'it matches nothing; give it a "selector", a "field" or a "page"');
  return {
    action,
    name: typeof rule['name'] === 'string' ? rule['name'] : `${action} ${target}`,
    selector: selector === undefined ? undefined : toSelector(selector, `${name}.selector`),
    field: field === undefined ? undefined : new RegExp(`^${globSource(field, '.*')}$`, 'i'),
    page: page === undefined ? undefined : toPage(page, `${name}.page`),
  };
}

function toAction(value: unknown, place: string): Action {
  return ACTIONS.find((known) => known === value) ?? refuse(place, `"action" must be one of ${ACTIONS.join(', ')}`);
}

function toPage(page: string, place: string): RegExp {
  if (!/^(?:\/|https?:\/\/|\*)/.test(page)) refuse(place, `"${page}" must begin with "/", "http" or "*"`);
  const source = page
    .split('**')
    .map((part) => globSource(part, '[^/]*'))
    .join('.*');
  return new RegExp(page.startsWith('/') ? `^(?:https?://[^/]+)?${source}/?$` : `^${source}/?$`);
}

function globSource(glob: string, any: string): string {
  return glob.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', any);
}

function toSelector(source: string, place: string): CompiledSelector {
  try {
    return compileSelector(source);
  } catch (error) {
    return refuse(place, error instanceof Error ? error.message : String(error));
  }
}

function refuse(place: string, cause: string): never {
  throw new Error(`Invalid rules: ${place}: ${cause}.`);
}

function toRecord(value: unknown, place: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(place, 'it must be an object');
  return value as Record<string, unknown>;
}

function toList(value: unknown, place: string): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : refuse(place, 'it must be a list');
}

function toText(value: unknown, place: string): string {
  return typeof value === 'string' && value.trim() !== ''
    ? value
    : refuse(place, 'it must be a text that is not empty');
}

function toTexts(value: unknown, place: string): string[] {
  return toList(value, place).map((text, index) => toText(text, `${place}[${index}]`));
}

function optional(value: unknown, place: string): string | undefined {
  return value === undefined ? undefined : toText(value, place);
}
