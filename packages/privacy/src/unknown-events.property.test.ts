import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { element, snapshot } from '../testing/picture.ts';
import { createSanitiser } from './sanitiser.ts';

const RUNS = { numRuns: 300 };
const SECRET = 'Qz7Vk2Xw9Jm4Ht6Rb';

/** Any nesting, with the secret at any depth, as a key and as a value. */
const payload = fc
  .object({ key: fc.oneof(fc.string(), fc.constant(SECRET)), values: [fc.string(), fc.constant(SECRET), fc.integer()] })
  .map((inside) => ({ plugin: 'rrweb/console@1', payload: { ...inside, trace: [SECRET, { deep: [SECRET] }] } }));
const isKnownType = (type: number) => type >= 0 && type <= 5;
/** The sources that the sanitiser knows; `9` to `11` are canvas commands, fonts of scripts and the console. */
const isKnownSource = (source: number) => (source >= 0 && source < 9) || (source >= 12 && source <= 16);

function begun() {
  const sanitiser = createSanitiser({ level: 'screen' });
  const line = element('p', {}, 'Ready');
  sanitiser.sanitise(snapshot(line));
  return { sanitiser, id: line.id };
}

test('an event of a type that is not known is dropped and counted, plugins among them', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.constant(6),
        fc.integer().filter((type) => !isKnownType(type)),
      ),
      payload,
      (type, data) => {
        const { sanitiser } = begun();
        expect(sanitiser.sanitise({ type, timestamp: 1, data })).toBeNull();
        expect(sanitiser.sanitiseTurn([{ type, timestamp: 1, data }])).toEqual([]);
        expect(sanitiser.facts().dropped['event']).toBe(2);
      },
    ),
    RUNS,
  );
});

test('a change of a source that is not known is dropped and counted', () => {
  fc.assert(
    fc.property(
      fc.integer().filter((source) => !isKnownSource(source)),
      payload,
      (source, data) => {
        const { sanitiser, id } = begun();
        expect(sanitiser.sanitise({ type: 3, timestamp: 1, data: { ...data, source, id } })).toBeNull();
        expect(sanitiser.facts().dropped['source']).toBe(1);
      },
    ),
    RUNS,
  );
});

test('what is nested in a custom event does not pass, and neither do fields beside its payload', () => {
  fc.assert(
    fc.property(payload, fc.constantFrom('opname.note', 'their.own', SECRET), (data, tag) => {
      const { sanitiser } = begun();
      const recorded = sanitiser.sanitise({ type: 5, timestamp: 1, extra: SECRET, data: { ...data, tag } });
      const trace = (recorded?.data as { payload?: { trace?: unknown } } | undefined)?.payload?.trace;
      expect(trace).toBeUndefined();
      expect(Object.keys(record(recorded?.data)).filter((key) => key !== 'tag' && key !== 'payload')).toEqual([]);
      expect(Object.keys(record(recorded)).filter((key) => !/^(?:type|timestamp|data)$/.test(key))).toEqual([]);
    }),
    RUNS,
  );
});

const record = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});

test('a known change with anything nested in its fields lets nothing of it through', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 }), payload, (source, data) => {
      const { sanitiser, id } = begun();
      const wrong = {
        ...data,
        source,
        id,
        x: data,
        y: [data],
        text: data,
        positions: data,
        ranges: [data],
        type: data,
      };
      const recorded = JSON.stringify(sanitiser.sanitise({ type: 3, timestamp: 1, data: wrong }));
      expect(recorded).not.toContain(SECRET);
      expect(sanitiser.facts().broken).toBeUndefined();
    }),
    RUNS,
  );
});
