import { isIP } from 'node:net';
import { THRESHOLD_MIN } from '@opname/protocol';
import type { Config } from './config.ts';

type Env = Readonly<Record<string, string | undefined>>;

type Said = 'proxies' | 'diskReserveBytes' | 'metrics' | 'traces' | 'insightsThreshold' | 'chromium' | 'videosAtOnce';

/** What is said for whoever operates a node. */
export function parseOperating(env: Env): Pick<Config, Said> {
  const { OPNAME_PROXIES: proxies, OPNAME_DISK_RESERVE: reserve, OPNAME_METRICS: metrics } = env;
  return {
    ...(proxies && { proxies: parseProxies(proxies) }),
    ...(reserve && { diskReserveBytes: parseReserve(reserve) }),
    ...(metrics && { metrics: parseMetrics(metrics) }),
    ...parseTraces(env),
    ...parseThreshold(env.OPNAME_INSIGHTS_THRESHOLD),
    ...(env.OPNAME_CHROMIUM && { chromium: env.OPNAME_CHROMIUM }),
    ...parseVideosAtOnce(env.OPNAME_VIDEOS_AT_ONCE),
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

/** Each takes about two cores for as long as it is made. */
const VIDEOS_AT_ONCE_MAX = 16;

function parseVideosAtOnce(text: string | undefined): Pick<Config, 'videosAtOnce'> {
  if (!text) return {};
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= VIDEOS_AT_ONCE_MAX) return { videosAtOnce: number };
  throw new Error(
    `OPNAME_VIDEOS_AT_ONCE is not a number from 0 to ${VIDEOS_AT_ONCE_MAX}; set it to how many videos may be made at the same time.`,
  );
}

/** Of all requests and rounds, where nothing else is said. */
const ALL = '1';

function parseTraces({ OPNAME_TRACES: url, OPNAME_TRACES_SHARE: given }: Env): Pick<Config, 'traces'> {
  if (!url) {
    if (given) throw new Error('OPNAME_TRACES_SHARE is set without OPNAME_TRACES; set both or neither.');
    return {};
  }
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new Error('OPNAME_TRACES is not an address; set it to one such as http://127.0.0.1:4318/v1/traces.');
  }
  const share = Number(given || ALL);
  if (share > 0 && share <= 1) return { traces: { url, share } };
  throw new Error('OPNAME_TRACES_SHARE is not a share; set it to a number above 0 and up to 1, such as 0.05.');
}

/** Participants: of whom a threshold is more than any site has, nothing is ever told. */
const THRESHOLD_MAX = 1000;

function parseThreshold(text: string | undefined): Pick<Config, 'insightsThreshold'> {
  if (!text) return {};
  const insightsThreshold = Number(text);
  const isThreshold = Number.isInteger(insightsThreshold) && insightsThreshold <= THRESHOLD_MAX;
  if (isThreshold && insightsThreshold >= THRESHOLD_MIN) return { insightsThreshold };
  throw new Error(
    `OPNAME_INSIGHTS_THRESHOLD is not a number of participants from ${THRESHOLD_MIN} to ${THRESHOLD_MAX}; set it to one, or leave it out for ${THRESHOLD_MIN}.`,
  );
}
