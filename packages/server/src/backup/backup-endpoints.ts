import { ENDPOINTS, OpnameError } from '@opname/protocol';
import type { FastifyInstance } from 'fastify';
import type { Authenticate } from '../access/caller.ts';
import { Bytes, handle } from '../http/handle.ts';
import type { BackupExports } from './export/exports.ts';
import type { RunningBackups } from './start-backups.ts';

export interface BackupParts {
  authenticate: Authenticate;
  /** Undefined where none are set up. */
  backups?: RunningBackups | undefined;
  exports: BackupExports;
}

export function handleBackups(app: FastifyInstance, parts: BackupParts): void {
  const { authenticate, backups } = parts;
  handleExports(app, parts);

  const setUp = () => {
    if (!backups) throw new OpnameError('no-backups');
    return backups;
  };

  handle(app, ENDPOINTS.readBackupState, { authenticate }, async () => {
    const { declared, schedule } = setUp();
    return await declared.readState(schedule.isRunning());
  });

  handle(app, ENDPOINTS.examineBackups, { authenticate }, async () => ({
    findings: await setUp().declared.doctor(),
  }));

  handle(app, ENDPOINTS.runBackup, { authenticate }, async () => {
    const hasBegun = setUp().schedule.begin();
    return { status: hasBegun ? ('started' as const) : ('running' as const) };
  });
}

/** Also where no backups are set up: this is how one is taken then. */
function handleExports(app: FastifyInstance, { authenticate, exports }: BackupParts): void {
  const options = { authenticate };

  handle(app, ENDPOINTS.createBackupExport, options, ({ caller, body }) => exports.create(caller, body.passphrase));

  handle(app, ENDPOINTS.readBackupExport, options, async ({ caller, params }) => exports.read(caller, params.id));

  handle(app, ENDPOINTS.downloadBackupExport, options, async ({ caller, params }) => {
    const { content, bytes, name } = exports.send(caller, params.id);
    return new Bytes(content, {
      'content-type': 'application/octet-stream',
      'content-length': String(bytes),
      'content-disposition': `attachment; filename="${name}"`,
    });
  });
}
