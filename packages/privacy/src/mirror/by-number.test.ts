import { array, assert, boolean, nat, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { createByNumber } from './by-number.ts';

test('holds what a map would, in the order of the numbers', () => {
  const steps = array(record({ id: nat(5000), isSet: boolean() }), { maxLength: 200 });
  assert(
    property(steps, (all) => {
      const map = new Map<number, string>();
      const held = createByNumber<string>();
      for (const [at, { id, isSet }] of all.entries()) {
        if (isSet) {
          map.set(id, String(at));
          held.set(id, String(at));
        } else {
          map.delete(id);
          held.delete(id);
        }
      }
      expect([...held.values()]).toEqual([...map].toSorted(([a], [b]) => a - b).map(([, value]) => value));
      for (const { id } of all) expect(held.get(id)).toBe(map.get(id));
    }),
  );
});
