/** Installs what the tests of large stores stand on, where the machine has apt: an S3 gateway (Ceph), and nginx to compare with. */
import { spawnSync } from 'node:child_process';

const PACKAGES = ['ceph-mon', 'ceph-osd', 'radosgw', 'ceph-common', 'nginx'];
const PROGRAMS = ['ceph-mon', 'ceph-osd', 'radosgw', 'nginx'];

const has = (program) => spawnSync('which', [program], { stdio: 'ignore' }).status === 0;

if (PROGRAMS.every(has)) {
  console.log('Ceph and nginx are here.');
} else if (process.platform !== 'linux' || !has('apt-get') || process.getuid() !== 0) {
  console.log(
    `Ceph and nginx are installed only by apt and as root; what stands on them will be skipped. Packages: ${PACKAGES.join(' ')}`,
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
