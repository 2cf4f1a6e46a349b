import { expect, it } from 'vitest';
import { explainFailure } from './restic-error.ts';

it('knows what restic means by its words', () => {
  const said = {
    'Fatal: wrong password or no key found': 'wrong-password',
    'Resolving password failed: x.password does not exist\nFatal: x.password does not exist': 'no-password',
    'Fatal: unable to open config file: stat /b/config: no such file or directory\nIs there a repository at the following location?\n/b':
      'missing',
    'Fatal: unable to create lock in backend: repository is already locked by PID 4 on vm by root': 'locked',
    'Save(<data/4dd9>) returned error, retrying: write /b/tmp: no space left on device': 'full',
    'subprocess ssh: ssh: connect to host b port 22: Connection refused\nFatal: unable to open repository':
      'unreachable',
    'Load(<index/81>) failed: ciphertext verification failed': 'damaged',
    'Fatal: repository contains errors': 'damaged',
    'something new': 'failed',
  };
  const found = Object.fromEntries(Object.keys(said).map((words) => [words, explainFailure(1, words)]));
  expect(found).toEqual(said);
  expect(explainFailure(3, 'error: open /data/x: permission denied')).toBe('incomplete');
});
