/** What went wrong with a repository. */
export type ResticFailure =
  | 'no-program'
  | 'no-password'
  | 'wrong-password'
  | 'missing'
  | 'locked'
  | 'full'
  | 'damaged'
  | 'unreachable'
  | 'too-slow'
  | 'incomplete'
  | 'failed';

const CURES: Record<ResticFailure, string> = {
  'no-program': 'restic is not installed; install it (Debian: apt-get install restic) or name it in OPNAME_RESTIC.',
  'no-password': 'its passwordFile cannot be read; create it, readable by the server only.',
  'wrong-password': 'its password is wrong; put the one that it was created with into its passwordFile.',
  missing: 'there is no repository; check its address, and create it with: opname backup init',
  locked: 'another process holds its lock; wait until that has ended, or end it and run: restic unlock',
  full: 'there is no space left; make room there, or give the repository a larger place.',
  damaged:
    'it is damaged; look with: restic check. If that does not mend it, move it away, create it anew with: opname backup init, and the next run copies all backups into it from the others.',
  unreachable: 'it does not answer; check its address, its credentials and the network.',
  'too-slow': 'it did not answer in time; check the network, the next run tries again.',
  incomplete: 'some files could not be read, so the backup was not kept; look at the rights and the disk of the data.',
  failed: 'restic failed; what it said stands beside this.',
};

/** The words of restic 0.14 to 0.18, which has exit codes of its own only for some. The first that is found counts. */
const SIGNS: readonly (readonly [ResticFailure, RegExp])[] = [
  ['no-password', /Resolving password failed|password file.*(does not exist|no such file)|an empty password/i],
  ['wrong-password', /wrong password or no key found/i],
  ['locked', /repository is already locked|unable to create lock in backend: .*locked/i],
  ['full', /no space left on device|disk quota exceeded|EntityTooLarge|QuotaExceeded/i],
  [
    'unreachable',
    /connection refused|no such host|could not resolve|no route to host|i\/o timeout|sftp session|AccessDenied|InvalidAccessKey|SignatureDoesNotMatch|connection reset|network is unreachable|server response unexpected/i,
  ],
  ['missing', /Is there a repository at the following location|repository does not exist/i],
  [
    'damaged',
    /ciphertext verification failed|invalid data returned|hash does not match|not found in index|does not exist|is not contained in any|unexpected EOF|repository contains errors|incomplete pack|checksum|Load\(</i,
  ],
];

export class ResticError extends Error {
  readonly failure: ResticFailure;
  readonly repository: string;

  constructor(repository: string, failure: ResticFailure, said = '') {
    const last =
      said
        .trim()
        .split('\n')
        .findLast((line) => line.trim()) ?? '';
    super(`The repository "${repository}": ${CURES[failure]}${last ? ` (restic: ${last.trim()})` : ''}`);
    this.name = 'ResticError';
    this.failure = failure;
    this.repository = repository;
  }
}

/** @returns what restic's words and exit code mean. */
export function explainFailure(code: number | null, said: string): ResticFailure {
  const RESTIC_INCOMPLETE = 3;
  const found = SIGNS.find(([, sign]) => sign.test(said));
  if (found) return found[0];
  return code === RESTIC_INCOMPLETE ? 'incomplete' : 'failed';
}
