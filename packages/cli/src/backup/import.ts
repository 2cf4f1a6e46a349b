import { declareBackups, importBackup, parseConfig } from '@opname/server';
import { Command } from 'commander';
import { readPassphrase } from './passphrase.ts';

interface ImportOptions {
  passphraseFile?: string;
  without?: string[];
}

/** `opname import FILE`: a full backup that was taken away as one file, into an installation that is empty. */
export function importCommand(): Command {
  return new Command('import')
    .description('bring a full backup that was exported as one file into the empty folder OPNAME_DATA')
    .argument('<file>', 'as the studio or opname backup export gave it')
    .option('--passphrase-file <file>', 'holds the passphrase; without it you are asked')
    .option('--without <repository...>', 'do not ask these for removals, because they are gone')
    .action(importFile);
}

async function importFile(file: string, { passphraseFile, without = [] }: ImportOptions): Promise<void> {
  const config = parseConfig(process.env);
  const declared =
    config.backups && declareBackups({ ...config.backups, data: config.data, now: Date.now }).repositories;
  const { journal, recordings, manifest } = await importBackup({
    file,
    passphrase: await readPassphrase(passphraseFile),
    config,
    repositories: declared,
    without,
    onStep: (step) => console.log(`Importing: ${step}`),
  });
  const gone = (manifest.rows.recordings ?? 0) - recordings;
  console.log(
    `${recordings} recordings are here; ${gone} were erased or have expired since, by ${journal} entries of the journal.`,
  );
  console.log('Start the server: opname serve');
}
