import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { collectStrings } from './collect-strings.ts';

async function buildWith(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'opname-'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.join(folder, path.dirname(name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  return folder;
}

test('texts of scripts, pages and language files are collected, sorted, each once', async () => {
  const folder = await buildWith({
    'index.html':
      '<title>Shop</title><p>Welcome\n  to us</p><img alt="A boat"><script>var a = "Not read here"</script>',
    'assets/app.js': 'button("Save"); button("Welcome to us")',
    'locales/nl.json': '{ "save": "Bewaren" }',
  });
  const { strings, files, unread } = await collectStrings([folder]);
  expect(strings).toEqual(['A boat', 'Bewaren', 'Save', 'Shop', 'Welcome to us']);
  expect([files, unread]).toEqual([3, []]);
});

test('JSON that is no language file is data, and left out', async () => {
  const folder = await buildWith({ 'app.js': 'f("Hello there")', 'customers.json': '["Jan Jansen"]' });
  expect((await collectStrings([folder])).strings).toEqual(['Hello there']);
});

test('a script that cannot be read is named, and the others are read', async () => {
  const folder = await buildWith({ 'a.js': 'f("Hello there")', 'b.js': 'this is not a script' });
  const { strings, unread } = await collectStrings([folder]);
  expect(strings).toEqual(['Hello there']);
  expect(unread[0]).toContain('b.js is left out');
});

test('a folder without a build is told to be built', async () => {
  await expect(collectStrings([await buildWith({ 'notes.txt': 'x' })])).rejects.toThrow('build the app first');
});
