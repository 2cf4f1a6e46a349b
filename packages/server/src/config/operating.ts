import { isIP } from 'node:net';
import type { Config } from './config.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** What is said for whoever operates a node. */
export function parseOperating(env: Env): Pick<Config, 'proxies' | 'diskReserveBytes' | 'metrics'> {
  const { OPNAME_PROXIES: proxies, OPNAME_DISK_RESERVE: reserve, OPNAME_METRICS: metrics } = env;
  return {
    ...(proxies && { proxies: parseProxies(proxies) }),
    ...(reserve && { diskReserveBytes: parseReserve(reserve) }),
    ...(metrics && { metrics: parseMetrics(metrics) }),
  };
}

function parseProxies(text: string): string[] {
  const proxies = text.split(',').map((one) => one.trim());
  if (proxies.every((one) => isIP(one.replace(/\/\d{1,3}$/, '')))) return proxies;
  throw new Error('OPNAME_PROXIES is not a list of addresses; set it to one such as 10.0.0.2,10.1.0.0/16.');
}

const UNITS = new Map([
  ['MiB', 2 ** 20],
  ['GiB', 2 ** 30],
]);

function parseReserve(text: string): number {
  const [, number, unit] = /^(\d{1,9}) ?(MiB|GiB)$/.exec(text) ?? [];
  const bytes = UNITS.get(unit ?? '');
  if (bytes) return Number(number) * bytes;
  throw new Error('OPNAME_DISK_RESERVE is not a size; set it to one such as 10GiB or 500MiB.');
}

function parseMetrics(text: string): { host: string; port: number } {
  const url = URL.canParse(`http://${text}`) ? new URL(`http://${text}`) : undefined;
  const port = Number(/:(\d+)$/.exec(text)?.[1]);
  if (url?.hostname && port <= 65_535) return { host: url.hostname.replaceAll(/[[\]]/g, ''), port };
  throw new Error('OPNAME_METRICS is not an address to listen on; set it to one such as 127.0.0.1:9464.');
}
