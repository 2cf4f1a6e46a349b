import { Command } from 'commander';
import { inviteCommand } from './invite.ts';

/** `opname account …`: accounts of staff, for a set-up without the studio. */
export function accountCommand(): Command {
  return new Command('account').description('accounts of those who use the studio').addCommand(inviteCommand());
}
