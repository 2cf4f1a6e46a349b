import type { Action, CanvasRule, CompiledRule, CompiledRules, Region } from './rules.ts';
import { singleSpaced } from '../verdict.ts';
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
    strings: new Set(toTexts(rules['strings'], 'strings').map(singleSpaced)),
    canvas: toList(rules['canvas'], 'canvas').map((canvas, index) => toCanvas(canvas, `canvas[${index}]`)),
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
    pageKey: page === undefined ? undefined : keyOf(page),
  };
}

function toCanvas(value: unknown, place: string): CanvasRule {
  if (typeof value === 'string') return { selector: toSelector(toText(value, place), place), regions: [] };
  const { selector, regions, ...rest } = toRecord(value, place);
  for (const key in rest) refuse(place, `"${key}" is not known; use selector, regions`);
  const parts = toList(regions, `${place}.regions`).map((region, index) =>
    toRegion(region, `${place}.regions[${index}]`),
  );
  // A list that came out empty would otherwise show the whole of what was meant to be shown in part.
  if (parts.length === 0) refuse(place, 'it has no "regions"; write only the selector to record all of the canvas');
  return { selector: toSelector(toText(selector, `${place}.selector`), `${place}.selector`), regions: parts };
}

const isSize = (number: unknown): number is number => typeof number === 'number' && number >= 0 && number < Infinity;

function toRegion(value: unknown, place: string): Region {
  const { x, y, width, height, ...rest } = toRecord(value, place);
  for (const key in rest) refuse(place, `"${key}" is not known; use x, y, width, height`);
  if (isSize(x) && isSize(y) && isSize(width) && isSize(height)) return { x, y, width, height };
  return refuse(place, 'x, y, width and height must be numbers of CSS pixels, from 0');
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

/** FNV-1a in 32 bits: short, the same in the page and on the server, and one for each pattern of a site's few rules. */
function keyOf(page: string): string {
  let hash = 0x81_1c_9d_c5;
  for (let index = 0; index < page.length; index++) hash = Math.imul(hash ^ page.charCodeAt(index), 0x0100_0193);
  return (hash >>> 0).toString(36);
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
