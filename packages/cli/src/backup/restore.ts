import { restoreBackup } from '@opname/server';
import { readDeclared } from './declared.ts';

interface RestoreOptions {
  from?: string;
  backup?: string;
  without?: string[];
}

export async function restore({ from, backup, without = [] }: RestoreOptions): Promise<void> {
  const { config, declared } = readDeclared();
  const { journal, recordings, manifest } = await restoreBackup({
    config,
    repositories: declared.repositories,
    without,
    ...(from !== undefined && { from }),
    ...(backup !== undefined && { backup }),
    onStep: (step) => console.log(`Restoring: ${step}`),
  });
  const gone = (manifest.rows.recordings ?? 0) - recordings;
  console.log(
    `${recordings} recordings are back; ${gone} were erased or have expired since, by ${journal} entries of the journal.`,
  );
  console.log('Start the server: opname serve');
}
