import { expect, test } from 'vitest';
import { parseRules } from './parse-rules.ts';
import { RULES_SCHEMA } from './schema.ts';

test('rules are read with their version', () => {
  const rules = parseRules({
    version: '3',
    rules: [{ action: 'mask', selector: '.a > b', page: '/x/*' }],
    parameters: ['tab'],
    strings: [' Save\n   all '],
    canvas: ['#chart'],
  });
  expect(rules).toMatchObject({ version: '3', rules: [{ action: 'mask', name: 'mask .a > b' }] });
  expect(rules.strings.has('Save all')).toBe(true);
  expect(rules.rules[0]?.page?.test('https://app.example/x/1')).toBe(true);
  expect(rules.rules[0]?.page?.test('https://app.example/x/1/2')).toBe(false);
});

test.each([
  ['no version', {}, 'version: it must be a text'],
  ['a key that is not known', { version: '1', mask: [] }, '"mask" is not known'],
  [
    'an action that is not known',
    { version: '1', rules: [{ action: 'blur', selector: 'a' }] },
    'rules[0]: "action" must be one of',
  ],
  [
    'a rule that matches nothing',
    { version: '1', rules: [{ action: 'hide', name: 'chat' }] },
    'rules[0] ("chat"): it matches nothing',
  ],
  [
    'a selector that is not understood',
    { version: '1', rules: [{ action: 'hide', selector: 'a:hover' }] },
    'rules[0].selector: this pseudo-class is not understood',
  ],
  [
    'a canvas without its regions',
    { version: '1', canvas: [{ selector: '#chart', regions: [] }] },
    'canvas[0]: it has no "regions"',
  ],
  [
    'a region that is no rectangle',
    { version: '1', canvas: [{ selector: '#chart', regions: [{ x: 1, y: 1, width: -3, height: 2 }] }] },
    'canvas[0].regions[0]: x, y, width and height must be numbers',
  ],
  ['a page that is no address', { version: '1', rules: [{ action: 'hide', page: 'admin' }] }, 'must begin with "/"'],
])('%s is refused by name and cause', (_, rules, message) => {
  expect(() => parseRules(rules)).toThrow(message);
});

test('the schema names every key that the parser knows', () => {
  const rule = RULES_SCHEMA.properties.rules.items.properties;
  expect(Object.keys(rule).toSorted()).toEqual(['action', 'field', 'name', 'page', 'selector']);
  expect(Object.keys(RULES_SCHEMA.properties).toSorted()).toEqual([
    '$schema',
    'canvas',
    'parameters',
    'rules',
    'strings',
    'version',
  ]);
});
