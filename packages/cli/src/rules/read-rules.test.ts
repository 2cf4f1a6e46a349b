import { spawnSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readRules } from './read-rules.ts';

async function folderWith(name: string, content: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'opname-'));
  await writeFile(path.join(folder, name), content);
  return folder;
}

/** Runs the command itself, because what reads a TypeScript file is Node. It needs no browser to refuse rules. */
function check(folder: string): { status: number | null; stderr: string } {
  const program = path.resolve('packages/cli/src/opname.ts');
  const args = ['--conditions=opname-source', program, 'rules', 'check', '--browser', '/no/browser', 'page.html'];
  return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
}

test('rules in JSON are found in the working folder', async () => {
  const folder = await folderWith(
    'opname.rules.json',
    '{ "version": "7", "rules": [{ "action": "hide", "field": "a" }] }',
  );
  expect((await readRules(undefined, folder))?.rules.version).toBe('7');
});

test('a folder without rules is checked without rules, but a file that is named must be there', async () => {
  const folder = await folderWith('other.json', '{}');
  expect(await readRules(undefined, folder)).toBeUndefined();
  await expect(readRules('mine.json', folder)).rejects.toThrow('mine.json cannot be read');
});

test('an invalid rule is refused with its name and the cause', async () => {
  const folder = await folderWith(
    'opname.rules.json',
    '{ "version": "1", "rules": [{ "action": "blur", "selector": ".a", "name": "customers" }] }',
  );
  await expect(readRules(undefined, folder)).rejects.toThrow(
    'opname.rules.json: Invalid rules: rules[0] ("customers"): "action" must be one of hide, mask, show.',
  );
});

test('the command ends with 2 and names rule and cause when rules in TypeScript are invalid', async () => {
  const folder = await folderWith(
    'opname.rules.ts',
    `import { defineRules } from '@opname/privacy';
     export default defineRules({ version: '1' as string, rules: [{ action: 'mask', selector: 'p:hover' }] });`,
  );
  const { status, stderr } = check(folder);
  expect(stderr).toContain('opname.rules.ts: Invalid rules: rules[0].selector: this pseudo-class is not understood');
  expect(status).toBe(2);
});

test('rules in TypeScript are read without the app having our package', async () => {
  const folder = await folderWith(
    'opname.rules.ts',
    `import { defineRules, type Rules } from '@opname/privacy';
     const rules: Rules = { version: '1', rules: [{ action: 'mask', selector: 'p' }] };
     export default defineRules(rules);`,
  );
  expect(check(folder).stderr).toBe(
    'No browser at /no/browser; set --browser to the program file of Chromium or Chrome.\n',
  );
});

test('a file that exports nothing is told what to export', async () => {
  const { status, stderr } = check(await folderWith('opname.rules.ts', 'export const rules = 1;'));
  expect(stderr).toContain('it must export its rules: export default defineRules({ … })');
  expect(status).toBe(2);
});
