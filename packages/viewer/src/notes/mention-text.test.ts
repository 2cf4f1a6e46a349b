import { expect, test } from 'vitest';
import { findNameBegun, offerColleagues, readNames, writeNames } from './mention-text.ts';

const ANN = { id: 'a1', name: 'ann@example.org' };
const JOANN = { id: 'b2', name: 'joann@example.org' };
const LONG = { id: 'c3', name: 'ann@example.org.uk' };

test('a name is begun by an @ that stands by itself, up to the caret', () => {
  expect(findNameBegun('See @an here', 7)).toEqual({ from: 4, begun: 'an' });
  expect(findNameBegun('@ann@ex', 7)).toEqual({ from: 0, begun: 'ann@ex' });
  expect(findNameBegun('write to ann@ex', 15)).toBeUndefined();
  expect(findNameBegun('@ann ', 5)).toBeUndefined();
});

test('colleagues are offered whose name fits, who begins with it first', () => {
  expect(offerColleagues([JOANN, ANN], 'ANN')).toEqual([ANN, JOANN]);
  expect(offerColleagues([JOANN, ANN], 'zoe')).toEqual([]);
});

test('names are kept as ids, and are read back as the names of now', () => {
  const kept = writeNames('@ann@example.org.uk and @ann@example.org, look', [ANN, LONG]);
  expect(kept).toBe('<@c3> and <@a1>, look');
  expect(readNames(kept, [LONG, { ...ANN, name: 'anna@example.org' }])).toBe(
    '@ann@example.org.uk and @anna@example.org, look',
  );
});
