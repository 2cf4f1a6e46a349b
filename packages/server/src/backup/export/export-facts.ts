import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';

/** The first file of an export. */
export const FACTS_FILE = 'export.json';

/** The journal of removals as it was when the export was put together. */
export const JOURNAL_FILE = 'journal.json';

const ExportFacts = Type.Object({
  format: Type.Literal(1),
  opname: Type.String(),
  madeAt: Type.Integer(),
  /** From then on an import has to ask the repositories what was removed since. */
  deleteBy: Type.Integer(),
});
export type ExportFacts = Static<typeof ExportFacts>;

const schema = Compile(ExportFacts);

export function parseFacts(text: string): ExportFacts {
  const content: unknown = JSON.parse(text);
  if (schema.Check(content)) return content;
  throw new Error('The export has another form; import it with the version of Opname that made it.');
}
