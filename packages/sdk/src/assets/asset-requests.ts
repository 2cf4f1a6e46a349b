import type { ASSET_MEDIA_TYPE, AssetName, ENDPOINTS } from '@opname/protocol';

/** Held equal to the protocol's own by the compiler; importing the values would bring the schemas into the script. */
const NAMES: typeof ENDPOINTS.nameAssets.path = '/v1/assets/names';
const ASSETS: typeof ENDPOINTS.uploadAsset.path = '/v1/assets';
const MEDIA_TYPE: typeof ASSET_MEDIA_TYPE = 'application/vnd.opname.asset';

/** The requests that hand over assets. Each throws where the server refuses, or cannot be reached. */
export interface AssetRequests {
  /** @returns the hashes of which the server wants the bytes. */
  name(assets: readonly AssetName[]): Promise<ReadonlySet<string>>;
  upload(hash: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
}

/** `later`: this can be tried again. `never`: the server takes none, or no more, of this recording. */
export class Refused extends Error {
  readonly when: 'later' | 'never';

  constructor(when: 'later' | 'never') {
    super(`The server takes pictures ${when}`);
    this.when = when;
  }
}

export function createAssetRequests(server: string, grant: string, signal: AbortSignal): AssetRequests {
  async function send(
    path: string,
    method: string,
    headers: Record<string, string>,
    body: BodyInit,
  ): Promise<Response> {
    const init: RequestInit = {
      method,
      headers: { ...headers, authorization: `Bearer ${grant}` },
      body,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal,
    };
    const answer = await fetch(server + path, init).catch(() => undefined);
    // One that is of no kind that is taken is no reason to stop.
    if (answer?.ok || answer?.status === UNKNOWN_TYPE) return answer;
    throw new Refused(!answer || answer.status === TOO_MANY || answer.status >= SERVER_FAILED ? 'later' : 'never');
  }
  return {
    async name(assets) {
      const answer = await send(NAMES, 'POST', { 'content-type': 'application/json' }, JSON.stringify({ assets }));
      const { wanted } = (await answer.json()) as { wanted?: unknown };
      return new Set(Array.isArray(wanted) ? wanted.map(String) : []);
    },
    async upload(hash, bytes) {
      await send(ASSETS, 'PUT', { 'content-type': MEDIA_TYPE, 'opname-asset': hash }, bytes);
    },
  };
}

const UNKNOWN_TYPE = 415;
const TOO_MANY = 429;
const SERVER_FAILED = 500;
