import type { S3Place } from '../store/s3-blob-store.ts';

const CURE =
  'OPNAME_BLOBS is not an address of a bucket; set it to one such as s3://recordings?endpoint=https://s3.example.org&region=eu-1, ' +
  'and who may into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.';

/** Where a store asks for none. */
const REGION = 'us-east-1';

const KNOWN = new Set(['endpoint', 'region']);

/** @returns the bucket that `s3://bucket/prefix?endpoint=…&region=…` names; throws with the cure. */
export function parseBucket(text: string): S3Place {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 's3:' || !url.hostname || url.username || url.port) throw new Error(CURE);
  const prefix = url.pathname.replaceAll(/^\/|\/$/g, '');
  return { bucket: url.hostname, ...(prefix && { prefix }), ...parseParameters(url.searchParams) };
}

function parseParameters(parameters: URLSearchParams): Pick<S3Place, 'endpoint' | 'region'> {
  for (const name of parameters.keys()) {
    if (!KNOWN.has(name))
      throw new Error(`OPNAME_BLOBS says "${name}", which is not known; use ${[...KNOWN].join(', ')}.`);
  }
  const endpoint = parameters.get('endpoint');
  if (endpoint && !/^https?:\/\//.test(endpoint)) throw new Error(CURE);
  return { region: parameters.get('region') ?? REGION, ...(endpoint && { endpoint }) };
}
