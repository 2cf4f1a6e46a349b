import { ASSET_MAX_BYTES, ENDPOINTS, OpnameError } from '@opname/protocol';
import type { FastifyInstance } from 'fastify';
import type { Authenticate } from '../access/caller.ts';
import { Bytes, handle } from '../http/handle.ts';
import type { Onlooker, Watching } from '../watch-log/watching.ts';
import type { Assets } from './assets.ts';
import type { ReadAssets } from './read-assets.ts';

export interface AssetEndpointParts {
  authenticate: Authenticate;
  watching: Pick<Watching, 'open'>;
  assets: Assets;
  readAssets: ReadAssets;
}

/** A stranger's bytes: whoever opens their address by itself gets a file and no page. */
const HEADERS = {
  'content-type': 'application/octet-stream',
  'content-disposition': 'attachment',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
};

/** Who looks at a picture looks at the recording, and is written down as doing so. */
export function handleAssets(app: FastifyInstance, parts: AssetEndpointParts): void {
  const { authenticate, watching, assets, readAssets } = parts;

  handle(app, ENDPOINTS.nameAssets, { authenticate, bodyLimit: NAMES_MAX_BYTES }, ({ body, caller }) =>
    assets.name(caller.grant, body.assets),
  );

  handle(app, ENDPOINTS.uploadAsset, { authenticate, bodyLimit: ASSET_MAX_BYTES }, ({ headers, body, caller }) =>
    assets.hold(caller.grant, headers['opname-asset'], body),
  );

  handle(app, ENDPOINTS.listAssets, { authenticate }, async ({ params, caller }) => {
    const recording = await watching.open(caller, params.recording);
    return { assets: isOfPart(caller) ? [] : await readAssets.list(recording) };
  });

  handle(app, ENDPOINTS.readAsset, { authenticate }, async ({ params, caller }) => {
    const recording = await watching.open(caller, params.recording);
    if (isOfPart(caller)) throw new OpnameError('unknown-asset');
    return new Bytes(await readAssets.read(recording, params.asset), HEADERS);
  });
}

/** Bytes of as many names as may come at once, each with the longest address, in letters of two bytes. */
const NAMES_MAX_BYTES = 128 * 1024;

/** It is not known in which part a picture was seen, so that who has a link to a part gets none. */
const isOfPart = (caller: Onlooker) => caller.kind === 'link' && caller.part !== null;
