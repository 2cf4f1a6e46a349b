import { toColumns, type RecordedEvent } from '@opname/protocol';
import { array, assert, jsonValue, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseChunk } from './parse-chunk.ts';

const UNREADABLE = { events: [], dropped: { 'unreadable-chunk': 1 } };

const parse = (content: object) => parseChunk(JSON.stringify(content));
const event = (data: unknown): RecordedEvent => ({ type: 3, timestamp: 5, data });

const columns = (over: object) => ({ strings: [], shapes: [], columns: ['a0'], items: [-1], ...over });

describe('a chunk in columns', () => {
  test('holds what its events held, whatever that is', () => {
    const values = jsonValue({ maxDepth: 6 });
    assert(
      property(array(values), (held) => {
        const events = held.map(event);
        const asJson = JSON.parse(JSON.stringify(events)) as unknown;
        expect(parse({ v: 2, events: toColumns(events) })).toEqual({ events: asJson, dropped: {} });
      }),
    );
  });

  test.each<[string, unknown]>([
    ['numbers that are not whole, large and below zero', [0.5, -1, 2 ** 53, -(2 ** 51), 1e300, 0]],
    ['rows of numbers that take turns', [100, 5000, 101, 5001, 102, 4975, 9, -5000, 5000, 0]],
    ['what JSON leaves out', { a: undefined, b: [undefined], c: Number.NaN }],
    ['keys that objects have of themselves', JSON.parse('{"__proto__":{"a":1},"constructor":2,"":3}')],
    ['lists of lists, empty ones and ones of many kinds', [[], [[]], [1, 'a', null, { b: [] }], {}]],
    ['text with what tokens are made of', ['S', 'Oq,Ar', 'V', ',', '', '\u0000', 'S']],
  ])('holds %s', (_, data) => {
    const { events } = parse({ v: 2, events: toColumns([event(data)]) });
    expect(events).toStrictEqual(JSON.parse(JSON.stringify([event(data)])));
  });

  test('is a quarter of what it is as JSON where nodes are alike', () => {
    const nodes = Array.from({ length: 500 }, (_, id) => ({
      type: 2,
      tagName: 'li',
      attributes: {},
      childNodes: [],
      id,
    }));
    const plain = JSON.stringify([event({ nodes })]);
    expect(JSON.stringify(toColumns([event({ nodes })])).length).toBeLessThan(plain.length / 4);
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['no columns', columns({ columns: [] })],
    ['a column too short', columns({ columns: [',As', ',r'], items: [1, -1] })],
    ['a list of itself', columns({ columns: [',Ar'.repeat(1e5)], items: [0] })],
    ['more than there is', columns({ columns: [',Appppppp,r', ',r'], items: [1, -1] })],
    ['a string that is missing', columns({ columns: [',Ar', ',Su'], items: [1, -1] })],
    ['a string that is none', columns({ columns: [',Ar', ',S'], items: [1, -1], strings: [{}] })],
    ['a shape that is missing', columns({ columns: [',Ar', ',Oq'], items: [1, -1] })],
    ['a shape that is none', columns({ shapes: [['x']] })],
    ['a shape of itself', columns({ columns: [',Ar', ',Oq,Oq,Oq'], items: [1, -1], shapes: [[1, 'a']] })],
    ['tokens of no kind', columns({ columns: [',Ar', ',X'], items: [1, -1] })],
    ['a number beyond what is exact', columns({ columns: [',Ar', `,${'p'.repeat(12)}`], items: [1, -1] })],
    ['a list in a scalar', columns({ columns: [',Ar', ',V[]'], items: [1, -1] })],
  ])('is left out and counted where it is %s', (_, events) => {
    expect(parse({ v: 2, events })).toEqual(UNREADABLE);
  });

  test('is left out where what is written once would stand in it too often', () => {
    const long = 'x'.repeat(1024 * 1024);
    const often = (copies: number) => {
      const events = Array.from({ length: copies }, () => event(long));
      return parse({ v: 2, events: toColumns(events) });
    };
    expect(often(4).events).toHaveLength(4);
    expect(often(40)).toEqual(UNREADABLE);
  });
});

test('a chunk of the form before is read as ever', () => {
  expect(parse({ v: 1, events: [event('a')] })).toEqual({ events: [event('a')], dropped: {} });
});
