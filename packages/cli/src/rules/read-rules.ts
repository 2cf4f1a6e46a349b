import { access, readFile } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseRules, type Rules } from '@opname/privacy';

/** Names under which rules are looked for in the working folder. */
const NAMES = ['opname.rules.ts', 'opname.rules.json'];

export interface RulesFile {
  file: string;
  rules: Rules;
}

/**
 * Reads a site's rules, from `file` or from where they usually are.
 * @returns undefined when none is named and none is there.
 * @throws {Error} that names the file, the rule and the cause.
 */
export async function readRules(file: string | undefined, folder: string): Promise<RulesFile | undefined> {
  const found = file === undefined ? await findRules(folder) : path.resolve(folder, file);
  if (found === undefined) return undefined;
  const rules = await load(found).catch((error: unknown) => {
    throw new Error(`${path.basename(found)} cannot be read: ${messageOf(error)}`, { cause: error });
  });
  try {
    parseRules(rules);
  } catch (error) {
    throw new Error(`${path.basename(found)}: ${messageOf(error)}`, { cause: error });
  }
  return { file: found, rules: rules as Rules };
}

async function findRules(folder: string): Promise<string | undefined> {
  for (const name of NAMES) {
    const file = path.join(folder, name);
    const isThere = await access(file).then(
      () => true,
      () => false,
    );
    if (isThere) return file;
  }
  return undefined;
}

async function load(file: string): Promise<unknown> {
  if (file.endsWith('.json')) return JSON.parse(await readFile(file, 'utf8')) as unknown;
  const hooks = resolvePrivacy();
  try {
    const module = (await import(pathToFileURL(file).href)) as { default?: unknown };
    if (module.default === undefined) throw new Error('it must export its rules: export default defineRules({ … }).');
    return module.default;
  } finally {
    hooks.deregister();
  }
}

/** A rules file imports `defineRules` from a package that an app may have only because this command has it. */
function resolvePrivacy() {
  return registerHooks({
    resolve(specifier, context, next) {
      if (specifier !== '@opname/privacy') return next(specifier, context);
      try {
        return next(specifier, context);
      } catch {
        return next(specifier, { ...context, parentURL: import.meta.url });
      }
    },
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
