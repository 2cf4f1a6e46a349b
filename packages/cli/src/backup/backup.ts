import { Command } from 'commander';
import { keyOption, serverOption } from '../ask.ts';
import { exportBackup } from './export.ts';
import { doctorBackups, drillBackups, initBackups, listBackups, verifyAll } from './look.ts';
import { restore } from './restore.ts';
import { runNow } from './run.ts';

/** `opname backup …`: what is declared in OPNAME_BACKUPS, taken with restic, and brought back. */
export function backupCommand(): Command {
  const [server, key] = [serverOption(), keyOption()];
  return new Command('backup')
    .description('take, look at, prove and bring back backups; OPNAME_BACKUPS names the file that declares them')
    .addCommand(new Command('init').description('create the repositories that do not exist').action(initBackups))
    .addCommand(
      new Command('run')
        .description('take what is due, by the running server where there is one')
        .addOption(server)
        .addOption(key)
        .action(runNow),
    )
    .addCommand(new Command('list').description('list the backups in each repository').action(listBackups))
    .addCommand(new Command('verify').description('read every byte of each repository').action(verifyAll))
    .addCommand(new Command('doctor').description('hold what is there against what is promised').action(doctorBackups))
    .addCommand(new Command('drill').description('restore each newest backup as a test').action(drillBackups))
    .addCommand(
      new Command('export')
        .description('take a full backup of a running server away as one encrypted file, keys included')
        .option('-o, --output <file>', 'the file to write; without it one that says until when it may be kept')
        .option('--passphrase-file <file>', 'holds the passphrase; without it you are asked')
        .addOption(server)
        .addOption(key)
        .action(exportBackup),
    )
    .addCommand(
      new Command('restore')
        .description('bring an installation back into the empty folder OPNAME_DATA')
        .option('--from <repository>', 'take the backup from this one; else from the first that has the newest')
        .option('--backup <id>', 'another backup than the newest')
        .option('--without <repository...>', 'do not ask these, because they are gone; what only they know is lost')
        .action(restore),
    );
}
