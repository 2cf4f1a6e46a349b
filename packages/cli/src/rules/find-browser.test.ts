import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findBrowser } from './find-browser.ts';

async function install(name: string): Promise<string> {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'opname-')), name);
  await writeFile(file, '');
  await chmod(file, 0o755);
  return file;
}

test('the browser that is named comes before that of the environment, and that before the path', async () => {
  const [named, set, installed] = [await install('mine'), await install('set'), await install('google-chrome')];
  const env = { CHROMIUM: set, PATH: path.dirname(installed) };
  expect(findBrowser(named, env)).toBe(named);
  expect(findBrowser(undefined, env)).toBe(set);
  expect(findBrowser(undefined, { PATH: path.dirname(installed) })).toBe(installed);
});

test('where there is none, the message says what to do', () => {
  expect(() => findBrowser(undefined, { PATH: '' })).toThrow('install Chromium or Chrome, or name its program file');
  expect(() => findBrowser('/no/such/browser', {})).toThrow('No browser at /no/such/browser; set --browser');
});
