import type { RecordedEvent } from '@opname/protocol';
import { expect, it } from 'vitest';
import { tameEvents } from './tame-events.ts';

interface Tree {
  type: number;
  id: number;
  tagName: string;
  attributes: Record<string, unknown>;
  childNodes: Tree[];
}

let next = 1;
const element = (tagName: string, attributes: Record<string, unknown> = {}, childNodes: Tree[] = []): Tree => ({
  type: 2,
  id: next++,
  tagName,
  attributes,
  childNodes,
});
const picture = (node: Tree): RecordedEvent => ({ type: 2, timestamp: 1, data: { node } });
const change = (data: object): RecordedEvent => ({ type: 3, timestamp: 2, data: { source: 0, ...data } });

it('leaves frames without an address, whenever they get one', () => {
  const frame = element('IFRAME', { src: 'https://a.example/', srcdoc: 'x', class: 'c' });
  const changed = { id: frame.id, attributes: { src: 'https://b.example/', srcdoc: 'y', title: 't' } };
  tameEvents([picture(element('body', {}, [frame])), change({ attributes: [changed] })]);
  expect(frame.attributes).toEqual({ class: 'c' });
  expect(changed.attributes).toEqual({ title: 't' });
});

it('leaves links of the head without an address, and their styles in place', () => {
  const link = element('link', { rel: 'preconnect stylesheet', href: 'https://a.example/', _cssText: 'a{}' });
  tameEvents([picture(element('head', {}, [link]))]);
  expect(link.attributes).toEqual({ rel: 'preconnect stylesheet', _cssText: 'a{}' });
});

it('leaves everything else as it was', () => {
  const events = [picture(element('body', {}, [element('img', { src: '/a.png' }), element('a', { href: '/b' })]))];
  const before = structuredClone(events);
  tameEvents(events);
  expect(events).toEqual(before);
});

it('refuses what is too deep, also where it grew so bit by bit', () => {
  const grown = Array.from({ length: 1_200 }, (_, index) => ({
    parentId: index + 10_000,
    node: { ...element('p'), id: index + 10_001 },
  }));
  expect(() => tameEvents([change({ adds: grown.slice(0, 900) })])).not.toThrow();
  expect(() => tameEvents([change({ adds: grown })])).toThrow('too deep');
});

it('refuses a style whose rules are in each other without end', () => {
  expect(() => tameEvents([change({ source: 8, adds: [{ rule: 'a{'.repeat(500), index: 0 }] })])).toThrow('styles');
  expect(() => tameEvents([change({ source: 8, adds: [{ rule: 'a{}'.repeat(500), index: 0 }] })])).not.toThrow();
});

it('refuses drawings that multiply each other, and takes an icon that is used a thousand times', () => {
  const icon = element('symbol', { id: 'icon' }, [element('path')]);
  const uses = (count: number, of: string) => Array.from({ length: count }, () => element('use', { href: `#${of}` }));
  expect(() => tameEvents([picture(element('svg', {}, [icon, ...uses(1_000, 'icon')]))])).not.toThrow();
  const levels = Array.from({ length: 8 }, (_, level) =>
    element('g', { id: `g${level}` }, level ? uses(10, `g${level - 1}`) : [element('path')]),
  );
  expect(() => tameEvents([picture(element('svg', {}, [...levels, ...uses(1, 'g7')]))])).toThrow('entangled');
});

it('survives what is no event of rrweb at all', () => {
  const ring = element('a');
  ring.childNodes.push(element('b'));
  for (const data of [null, 'x', { node: null }, { adds: 'x', attributes: [null, 3] }, { styles: [{ rules: [1] }] }])
    expect(() => tameEvents([{ type: 3, timestamp: 1, data }])).not.toThrow();
});
