/** One run, or one restore, in a process of its own that can be killed: `backup-once.ts run|restore ROOT NOW RESTIC`. */
import path from 'node:path';
import { declareBackups } from '../src/backup/backups.ts';
import { restoreBackup } from '../src/backup/restore.ts';
import { runBackups } from '../src/backup/run-backups.ts';
import { openStores } from '../src/stores.ts';
import { EMAIL, PASSWORD, SITE } from './test-server.ts';

const [command = '', root = '', at = '', restic = ''] = process.argv.slice(2);
const now = () => Number(at);
const data = path.join(root, 'data');
const declared = declareBackups({ data, file: path.join(root, 'backups.json'), restic, now });

if (command === 'run') {
  const stores = await openStores({ data });
  const { failures } = await runBackups(declared.withCopies(stores.copies));
  await stores.close();
  for (const { message } of failures) console.error(message);
  process.exitCode = failures.length > 0 ? 1 : 0;
} else {
  const config = { port: 0, host: '127.0.0.1', data: path.join(root, 'restored'), adminEmail: EMAIL, now };
  await restoreBackup({
    config: { ...config, adminPassword: PASSWORD, sites: [SITE], log: 'silent' },
    repositories: declared.repositories,
    without: [],
    onStep: () => undefined,
  });
}
