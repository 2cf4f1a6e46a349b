import { ENDPOINTS } from '@opname/protocol';
import type { FastifyInstance } from 'fastify';
import type { Authenticate } from '../access/caller.ts';
import { handle } from '../http/handle.ts';
import type { Packer } from '../pack/packer.ts';
import type { Tries } from '../participant/tries.ts';
import type { Watching } from '../watch-log/watching.ts';
import type { Shares } from './shares.ts';

export interface ShareEndpointParts {
  authenticate: Authenticate;
  watching: Pick<Watching, 'open' | 'noteSharing'>;
  packer: Pick<Packer, 'packRecording'>;
  shares: Shares;
  tries: Tries;
  originOf: (host: string) => string;
}

/** The address of what is shared; the token stands in the fragment, which no browser sends anywhere. */
const shareAddress = (origin: string, token: string) => `${origin}/shared/#${token}`;

/** Sharing is written down before there is a link. */
export function handleShares(app: FastifyInstance, parts: ShareEndpointParts): void {
  const { authenticate, watching, packer, shares, tries, originOf } = parts;
  const options = { authenticate };

  handle(app, ENDPOINTS.listShares, options, async ({ params, caller }) => {
    const recording = await watching.open(caller, params.recording);
    return { shares: await shares.list(recording) };
  });

  handle(app, ENDPOINTS.createShare, options, async ({ params, body, caller, request }) => {
    const { why, ...wish } = body;
    await packer.packRecording(params.recording);
    const recording = await watching.noteSharing(caller, params.recording, { ...wish, why });
    const { share, token } = await shares.create(recording, wish, caller);
    return { share, url: shareAddress(originOf(request.host), token) };
  });

  handle(app, ENDPOINTS.revokeShare, options, async ({ params, caller }) => {
    const recording = await watching.open(caller, params.recording);
    await shares.revoke(recording, params.share, caller);
  });

  handle(app, ENDPOINTS.openShare, options, ({ body, request }) =>
    tries.limit(request.ip, () => shares.open(body.token, body.password)),
  );
}
