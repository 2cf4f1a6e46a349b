import type { Level } from '@opname/protocol';
import { expect, test } from 'vitest';
import { element, mutation, snapshot } from '../../testing/picture.ts';
import { parseRules } from '../rules/parse-rules.ts';
import { createSanitiser } from '../sanitiser.ts';

const PICTURE = 'url("data:image/webp;base64,UklGRhIAAABXRUJQVlA4")';
const rules = parseRules({ version: '1', canvas: ['#chart'] });

/** @returns what one pass, and then the server's, leave of a picture of a canvas. */
function passTwice(id: string, picture = PICTURE, level: Level = 'screen'): string {
  const canvas = element('canvas', { id });
  const style = { 'background-image': picture, 'background-size': '100% 100%' };
  const events = [snapshot(canvas), mutation({ attributes: [{ id: canvas.id, attributes: { style } }] })];
  const page = createSanitiser({ level, rules });
  const server = createSanitiser({ level, rules, holdsBack: false });
  return JSON.stringify(events.map((one) => server.sanitise(page.sanitise(one))));
}

test('a picture of a canvas passes where a rule names it, on the page and on the server', () => {
  expect(passTwice('chart')).toContain('UklGRhIAAABXRUJQVlA4');
});

test('a picture of any other canvas is dropped', () => {
  expect(passTwice('other')).not.toContain('UklGR');
});

test('nothing but a picture passes for one, and none at the level that shows no media', () => {
  expect(passTwice('chart', 'url("data:image/svg+xml;base64,UklGRhIAAABXRUJQVlA4")')).not.toContain('UklGR');
  expect(passTwice('chart', PICTURE, 'structure')).not.toContain('UklGR');
});

test('the commands by which a canvas was drawn are never recorded', () => {
  const canvas = element('canvas', { id: 'chart' });
  const page = createSanitiser({ level: 'screen', rules });
  page.sanitise(snapshot(canvas));
  const drawn = { source: 9, id: canvas.id, type: 0, commands: [{ property: 'fillText', args: ['secret', 1, 1] }] };
  expect(page.sanitise({ type: 3, timestamp: 1_700_000_001_000, data: drawn })).toBe(null);
});
