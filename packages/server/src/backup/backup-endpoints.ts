import { ENDPOINTS, OpnameError } from '@opname/protocol';
import type { FastifyInstance } from 'fastify';
import type { Authenticate } from '../access/caller.ts';
import { handle } from '../http/handle.ts';
import type { RunningBackups } from './start-backups.ts';

export interface BackupParts {
  authenticate: Authenticate;
  /** Undefined where none are set up. */
  backups?: RunningBackups | undefined;
}

export function handleBackups(app: FastifyInstance, { authenticate, backups }: BackupParts): void {
  const setUp = () => {
    if (!backups) throw new OpnameError('no-backups');
    return backups;
  };

  handle(app, ENDPOINTS.readBackupState, { authenticate }, async () => {
    const { declared, schedule } = setUp();
    return await declared.readState(schedule.isRunning());
  });

  handle(app, ENDPOINTS.runBackup, { authenticate }, async () => {
    const hasBegun = setUp().schedule.begin();
    return { status: hasBegun ? ('started' as const) : ('running' as const) };
  });
}
