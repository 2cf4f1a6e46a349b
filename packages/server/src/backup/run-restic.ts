import { spawn } from 'node:child_process';
import { explainFailure, ResticError } from './restic-error.ts';

export interface ResticCall {
  program: string;
  /** The name that errors tell of. */
  repository: string;
  args: readonly string[];
  environment: Readonly<Record<string, string>>;
  cwd?: string;
  limitMs: number;
}

/** Characters of restic's output that are kept; a list of some 30 snapshots has 12,000. */
const OUTPUT_MAX = 4_000_000;

/** What restic may see of our own environment: nothing of ours, and no RESTIC_… that would lead it elsewhere. */
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'SSH_AUTH_SOCK', 'HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'LANG'];

/** Runs restic once. @returns what it wrote; throws a `ResticError` with the cure where it did not succeed. */
export async function runRestic({ program, repository, args, environment, cwd, limitMs }: ResticCall): Promise<string> {
  const passedOn = PASSED_ON.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  const child = spawn(program, args, {
    cwd,
    // Times are told and read in UTC.
    env: { ...(Object.fromEntries(passedOn) as Record<string, string>), TZ: 'UTC', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let said = '';
  let isLate = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-OUTPUT_MAX)));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-OUTPUT_MAX)));
  const limit = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
  }, limitMs);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', () => reject(new ResticError(repository, 'no-program')));
      child.once('close', resolve);
    });
    if (code === 0) return output;
    throw new ResticError(repository, isLate ? 'too-slow' : explainFailure(code, said), said);
  } finally {
    clearTimeout(limit);
  }
}
