/** Values made up from a schema of the protocol: such as fit it, and such as come close. */
import * as fc from 'fast-check';

interface Described {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Described[];
  items?: Described;
  properties?: Record<string, Described>;
  required?: string[];
  patternProperties?: Record<string, Described>;
  additionalProperties?: Described | boolean;
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}

/** Characters a text is made of at most where the schema allows more: long ones are among the hostile. */
const ORDINARY_LENGTH = 40;

/** What is hard to store, to compare, to parse or to merge. */
const HOSTILE: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    '\u0000',
    'a\u0000b',
    '\uD800',
    '\uFFFE\u202E',
    '__proto__',
    'constructor',
    '../../etc/passwd',
    "'; DROP TABLE recordings; --",
    '{{7*7}}',
    '%00',
    'é'.repeat(30_000),
    -1,
    -0,
    2 ** 53,
    1e308,
    0.1,
    null,
    true,
    [],
    {},
    [[[[[[]]]]]],
    JSON.parse('{"__proto__":{"role":"admin"},"constructor":{"prototype":{"x":1}}}'),
  ),
  fc.jsonValue({ maxDepth: 4 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

/** Fits the schema, mostly: what a schema says beyond these words is left to chance. */
export function arbitraryOf(schema: Described): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(arbitraryOf));
  return BY_TYPE[schema.type ?? '']?.(schema) ?? HOSTILE;
}

const BY_TYPE: Record<string, (schema: Described) => fc.Arbitrary<unknown>> = {
  object: objectOf,
  array: ({ items = {} }) => fc.array(arbitraryOf(items), { maxLength: 3 }),
  string: stringOf,
  integer: ({ minimum = 0, maximum = Number.MAX_SAFE_INTEGER }) => fc.integer({ min: minimum, max: maximum }),
  number: () => fc.double({ noNaN: true, noDefaultInfinity: true }),
  boolean: () => fc.boolean(),
};

/** As `arbitraryOf`, with something hostile in the place of one of its values, or the whole of it. */
export function hostileOf(schema: Described): fc.Arbitrary<unknown> {
  const { properties } = schema;
  if (!properties) return HOSTILE;
  const [...names] = Object.keys(properties);
  return fc
    .tuple(objectOf(schema), fc.constantFrom(...names, '__proto__', 'toString'), HOSTILE)
    .map(([value, name, hostile]) => Object.fromEntries([...Object.entries(value), [name, hostile]]));
}

function objectOf({ properties = {}, required = [], patternProperties, additionalProperties }: Described) {
  const named = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, arbitraryOf(schema)])),
    { requiredKeys: required },
  ) as fc.Arbitrary<Record<string, unknown>>;
  const [others] = Object.values(patternProperties ?? {});
  const further = others ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
  if (!further) return named;
  return fc
    .tuple(named, fc.dictionary(fc.constantFrom('en', 'nl', 'x'), arbitraryOf(further)))
    .map(([one, other]) => Object.assign(other, one));
}

function stringOf({ pattern, format, minLength = 0, maxLength = ORDINARY_LENGTH }: Described): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (pattern) return fc.stringMatching(new RegExp(pattern, 'u'));
  return fc.string({
    unit: 'grapheme',
    minLength,
    maxLength: Math.max(minLength, Math.min(maxLength, ORDINARY_LENGTH)),
  });
}
