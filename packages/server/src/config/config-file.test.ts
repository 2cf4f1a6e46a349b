import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseConfig } from './config.ts';

const file = path.join(mkdtempSync(path.join(tmpdir(), 'opname-config-')), 'opname.json');

/** What is configured by this content, or what is said of it. */
function configure(content: string, env: Record<string, string> = {}) {
  writeFileSync(file, content);
  return parseConfig({ ...env, OPNAME_CONFIG: file });
}

test('one file of JSON says what the environment can say, and the environment wins', () => {
  const content = JSON.stringify({ PORT: 4500, OPNAME_DATA: '/srv/opname', OPNAME_DISK_RESERVE: '10GiB' });
  const env = { OPNAME_DATA: '/srv/other', OPNAME_DISK_RESERVE: '' };
  expect(configure(content, env)).toMatchObject({
    port: 4500,
    data: '/srv/other',
    diskReserveBytes: 10 * 2 ** 30,
  });
});

test('a file that cannot be followed is refused with its cure, and without what stands in it', () => {
  expect(() => configure('{ "OPNAME_API_KEY": "hunter2')).toThrow(
    /^(?!.*hunter2)OPNAME_CONFIG does not hold an object of JSON/,
  );
  expect(() => configure('[]')).toThrow('OPNAME_CONFIG does not hold an object of JSON; write one such as');
  expect(() => configure('{ "OPNAME_DAAT": "/srv" }')).toThrow('"OPNAME_DAAT" is no setting; use one of PORT, HOST');
  expect(() => configure('{ "OPNAME_SITES": [] }')).toThrow('"OPNAME_SITES" is neither a text nor a number');
  expect(() => configure('{ "PORT": "http" }')).toThrow('PORT is not a port; set it');
  expect(() => parseConfig({ OPNAME_CONFIG: '/nowhere.json' })).toThrow(
    'OPNAME_CONFIG cannot be read; set it to a file of JSON',
  );
});
