import { OpnameError } from '@opname/protocol';
import type { TObject } from 'typebox';
import { Compile } from 'typebox/compile';

type Texts = Record<string, unknown>;

/**
 * @returns a function that takes what the schema names out of an address or headers, where everything is text, with
 * whole numbers as numbers; it throws `invalid-request` where that does not fit the schema.
 */
export function createTextReader(schema: TObject | undefined): (texts: unknown) => Texts | undefined {
  if (!schema) return () => undefined;
  const compiled = Compile(schema);
  const properties = Object.entries(schema.properties).map(([name, property]) => {
    const { type, default: fallback } = property as { type?: string; default?: unknown };
    return { name, isInteger: type === 'integer', fallback };
  });

  return (texts) => {
    const values: Texts = {};
    for (const { name, isInteger, fallback } of properties) {
      const text = (texts as Texts)[name];
      const value =
        isInteger && typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : (text ?? fallback);
      if (value !== undefined) values[name] = value;
    }
    if (compiled.Check(values)) return values;
    const [first] = compiled.Errors(values);
    throw new OpnameError('invalid-request', `${first?.instancePath ?? ''} ${first?.message ?? ''}`.trim());
  };
}
