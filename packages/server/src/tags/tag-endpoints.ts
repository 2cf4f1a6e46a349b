import { ENDPOINTS } from '@opname/protocol';
import type { FastifyInstance } from 'fastify';
import type { Authenticate } from '../access/caller.ts';
import { handle } from '../http/handle.ts';
import type { Watching } from '../watch-log/watching.ts';
import type { Tags } from './tags.ts';

export interface TagEndpointParts {
  authenticate: Authenticate;
  watching: Pick<Watching, 'open'>;
  tags: Tags;
}

/** Who reads or gives a tag looks at the recording, and is written down as doing so; the list tells names only. */
export function handleTags(app: FastifyInstance, { authenticate, watching, tags }: TagEndpointParts): void {
  const options = { authenticate };

  handle(app, ENDPOINTS.listSiteTags, options, async ({ sites }) => ({ tags: await tags.listOfSites(sites) }));

  handle(app, ENDPOINTS.listTags, options, async ({ params, caller }) => ({
    tags: await tags.list(await watching.open(caller, params.recording)),
  }));

  handle(app, ENDPOINTS.giveTag, options, async ({ params, body, caller }) => {
    const recording = await watching.open(caller, params.recording);
    return await tags.give(recording, body.name, caller);
  });

  handle(app, ENDPOINTS.removeTag, options, async ({ params, caller }) => {
    await tags.remove(await watching.open(caller, params.recording), params.tag);
  });
}
