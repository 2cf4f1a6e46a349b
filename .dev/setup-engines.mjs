/** Installs what the tests of large stores stand on, where the machine has apt: an S3 gateway (Ceph). */
import { spawnSync } from 'node:child_process';

const PACKAGES = ['ceph-mon', 'ceph-osd', 'radosgw', 'ceph-common'];

const has = (program) => spawnSync('which', [program], { stdio: 'ignore' }).status === 0;

if (PACKAGES.slice(0, 3).every(has)) {
  console.log('Ceph is here.');
} else if (process.platform !== 'linux' || !has('apt-get') || process.getuid() !== 0) {
  console.log(
    `Ceph is installed only by apt and as root; the tests on it will be skipped. Packages: ${PACKAGES.join(' ')}`,
  );
} else {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  const { status } = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...PACKAGES], {
    stdio: 'inherit',
    env,
  });
  process.exitCode = status ?? 1;
}
