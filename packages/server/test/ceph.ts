/**
 * A real S3 store for tests: Ceph's object gateway with one monitor and one disk in a file, from Debian's packages
 * ceph-mon, ceph-osd, radosgw and ceph-common (`npm run setup:engines`).
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';

const run = promisify(execFile);

export interface TestS3 {
  endpoint: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Ends the gateway at once, or starts it again. */
  gateway: { kill(): Promise<void>; start(): Promise<void> };
  stop(): Promise<void>;
}

const PROGRAMS = ['ceph-mon', 'ceph-osd', 'radosgw', 'radosgw-admin', 'monmaptool', 'ceph'];
const ACCESS_KEY = 'opname';
const SECRET_KEY = 'only-on-this-machine';

/** Milliseconds for a whole cluster to start on a busy machine. */
const START_MS = 120_000;

/** Bytes of the disk, of which only what is written takes room. */
const DISK_BYTES = 4 * 2 ** 30;

/** @returns why there is none where Ceph is not installed. */
export async function startTestCeph(): Promise<TestS3 | { skipped: string }> {
  for (const program of PROGRAMS) {
    if (!(await run('which', [program]).catch(() => undefined))) {
      return { skipped: `Ceph is not installed (${program}); install it with: npm run setup:engines` };
    }
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'opname-ceph-'));
  const ports = { monitor: await freePort(), gateway: await freePort() };
  const cluster = randomUUID();
  const conf = path.join(folder, 'ceph.conf');
  writeFileSync(conf, describe(folder, cluster, ports));
  for (const name of ['mon', 'osd', 'rgw']) mkdirSync(path.join(folder, name));
  const processes: ChildProcess[] = [];
  const start = (program: string, ...args: string[]) => {
    const child = spawn(program, [...args, '-f', '-c', conf], { stdio: 'ignore' });
    processes.push(child);
    return child;
  };
  const ask = (program: string, ...args: string[]) => run(program, [...args, '-c', conf], { timeout: START_MS });
  const askMonitor = (...args: string[]) => untilHeard(() => ask('ceph', ...args));
  const endpoint = `http://127.0.0.1:${ports.gateway}`;

  const map = path.join(folder, 'monmap');
  await ask('monmaptool', '--create', '--fsid', cluster, '--addv', 'a', `[v1:127.0.0.1:${ports.monitor}]`, map);
  await ask('ceph-mon', '--mkfs', '-i', 'a', '--monmap', map);
  start('ceph-mon', '-i', 'a');
  const disk = randomUUID();
  await askMonitor('osd', 'new', disk);
  await ask('ceph-osd', '-i', '0', '--mkfs', '--osd-uuid', disk);
  await askMonitor('osd', 'crush', 'add', 'osd.0', '1', 'root=default', 'host=here');
  start('ceph-osd', '-i', '0');
  const user = ['--uid=opname', '--display-name=opname', `--access-key=${ACCESS_KEY}`, `--secret-key=${SECRET_KEY}`];
  await ask('radosgw-admin', 'user', 'create', ...user);

  let serving: ChildProcess | undefined;
  const gateway = {
    async start() {
      serving = start('radosgw', '-n', 'client.rgw');
      await isServing(endpoint);
    },
    async kill() {
      if (serving) await end(serving);
    },
  };
  await gateway.start();
  return {
    endpoint,
    accessKeyId: ACCESS_KEY,
    secretAccessKey: SECRET_KEY,
    gateway,
    async stop() {
      for (const child of processes.toReversed()) await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One of everything, nobody to authenticate to, and no limit that a small disk would meet. */
function describe(folder: string, cluster: string, ports: { monitor: number; gateway: number }): string {
  return `[global]
fsid = ${cluster}
mon_initial_members = a
mon_host = 127.0.0.1:${ports.monitor}
ms_bind_ipv4 = true
public_addr = 127.0.0.1
public_network = 127.0.0.0/8
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 4
osd_pool_default_pgp_num = 4
mon_max_pg_per_osd = 500
osd_crush_chooseleaf_type = 0
mon_allow_pool_size_one = true
mon_warn_on_pool_no_redundancy = false
osd_class_update_on_start = false
osd_crush_update_on_start = false
osd_objectstore = bluestore
bluestore_block_size = ${DISK_BYTES}
osd_memory_target = 939524096
mon_data = ${folder}/mon
osd_data = ${folder}/osd
run_dir = ${folder}
admin_socket = ${folder}/$name.asok
log_file = ${folder}/$name.log
pid_file = ${folder}/$name.pid
mon_data_avail_crit = 1
mon_data_avail_warn = 1
[client.rgw]
rgw_frontends = beast endpoint=127.0.0.1:${ports.gateway}
rgw_data = ${folder}/rgw
debug_rgw = 0
`;
}

/** Asks again what the monitor refuses: on a busy machine it does for a while after it has begun to listen. */
async function untilHeard(ask: () => Promise<unknown>): Promise<void> {
  const until = Date.now() + START_MS;
  for (;;) {
    try {
      await ask();
      return;
    } catch (error) {
      const isTooEarly = error instanceof Error && error.message.includes('getting command descriptions');
      if (!isTooEarly || Date.now() > until) throw error;
      await pause(500);
    }
  }
}

async function isServing(endpoint: string): Promise<void> {
  const until = Date.now() + START_MS;
  while (Date.now() < until) {
    const text = await fetch(endpoint).then(
      (response) => response.text(),
      () => '',
    );
    if (text.includes('ListAllMyBuckets')) return;
    await pause(200);
  }
  throw new Error(`The gateway did not answer in ${START_MS} ms`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
