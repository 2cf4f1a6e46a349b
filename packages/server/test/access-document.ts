/** Writes docs/access.md from the table: `node --conditions=opname-source packages/server/test/access-document.ts`. */
import { writeFileSync } from 'node:fs';
import { ENDPOINTS, type Endpoint, type EndpointName } from '@opname/protocol';
import { ACCESS_TABLE, CALLERS, type Outcome, type Pair } from './access-table.ts';

export const ACCESS_DOCUMENT = new URL('../../../docs/access.md', import.meta.url);

const SIGNS: Readonly<Record<Outcome, string>> = { ok: 'yes', '401': '·', '403': 'no', '404': 'hidden' };

const INTRODUCTION = `# Who may do what

Made from the table that the tests ask of a real server, cell by cell
([packages/server/test/access-table.ts](../packages/server/test/access-table.ts)); do not write here.

An account of staff has one role, for all sites or for some. A key of a machine has a role and sites too, and may do exactly what
an account with them may. \`OPNAME_API_KEY\` is that of an administrator of all sites.

| in a cell | means |
|---|---|
| yes | let in |
| · | not known: 401 |
| no | known, and not allowed: 403 |
| hidden | answered as if it did not exist: 404 |

What stands before a stroke is for their own, or for what is of their own site; what stands after it is for another's, or for another
site. Lists hold only what is of their own sites.
`;

export function describeAccess(): string {
  const head = ['', ...CALLERS.map(([, means]) => means), ''].join(' | ').replace(/^ \|/, '| what |').trim();
  const rule = `|${'---|'.repeat(CALLERS.length + 1)}`;
  const rows = Object.entries<Endpoint>(ENDPOINTS).map(([name, { method, path }]) => {
    const cells = CALLERS.map(([caller]) => describePair(ACCESS_TABLE[name as EndpointName][caller]));
    return `| \`${method} ${path}\` | ${cells.join(' | ')} |`;
  });
  return `${INTRODUCTION}\n${[head, rule, ...rows].join('\n')}\n`;
}

function describePair([own, foreign]: Pair): string {
  return own === foreign ? SIGNS[own] : `${SIGNS[own]} / ${SIGNS[foreign]}`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(ACCESS_DOCUMENT, describeAccess());
