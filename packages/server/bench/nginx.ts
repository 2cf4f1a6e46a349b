/** nginx, as Debian packages it, that stores what is PUT as files: what uploads are compared with. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../test/free-port.ts';

/** Milliseconds between two looks whether it answers, and how many there are. */
const LOOK_MS = 50;
const LOOKS = 100;

/** @returns undefined where it is not installed (`npm run setup:engines`). */
export async function startNginx(): Promise<{ port: number; stop(): Promise<void> } | undefined> {
  const port = await freePort();
  const folder = mkdtempSync(path.join(tmpdir(), 'opname-nginx-'));
  const conf = path.join(folder, 'nginx.conf');
  writeFileSync(conf, describe(folder, port));
  const child = spawn('nginx', ['-c', conf, '-p', folder, '-e', path.join(folder, 'error.log')], { stdio: 'inherit' });
  const hasStarted = await Promise.race([
    once(child, 'error').then(() => false),
    once(child, 'exit').then(() => false),
    isAnswering(port),
  ]);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (!hasStarted) {
    remove();
    return undefined;
  }
  return {
    port,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      remove();
    },
  };
}

async function isAnswering(port: number): Promise<boolean> {
  for (let count = 0; count < LOOKS; count++) {
    if (await fetch(`http://127.0.0.1:${port}/`).then(Boolean, () => false)) return true;
    await pause(LOOK_MS);
  }
  return false;
}

/** As many workers as cores, connections that stay, bodies that are renamed into place and never synced. */
const describe = (folder: string, port: number) => `
daemon off;
${userInfo().uid === 0 ? 'user root;' : ''}
worker_processes auto;
pid ${folder}/nginx.pid;
events { worker_connections 1024; }
http {
  access_log off;
  keepalive_requests 100000000;
  client_body_buffer_size 64k;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};
    location / {
      root ${folder}/files;
      dav_methods PUT;
      create_full_put_path on;
    }
  }
}
`;
