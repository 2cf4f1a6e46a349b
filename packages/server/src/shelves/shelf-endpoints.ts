import { ENDPOINTS } from '@opname/protocol';
import type { FastifyInstance } from 'fastify';
import type { Authenticate } from '../access/caller.ts';
import { handle } from '../http/handle.ts';
import type { Library } from '../watch/library.ts';
import type { Collections } from './collections.ts';
import type { SavedFilters } from './saved-filters.ts';

export interface ShelfParts {
  authenticate: Authenticate;
  library: Pick<Library, 'assertReadable'>;
  savedFilters: SavedFilters;
  collections: Collections;
}

/** What those who watch keep to find recordings again; nothing of a recording is read for it. */
export function handleShelves(app: FastifyInstance, parts: ShelfParts): void {
  const { authenticate, library, savedFilters, collections } = parts;
  const options = { authenticate };

  handle(app, ENDPOINTS.listFilters, options, async ({ caller }) => ({ filters: await savedFilters.list(caller.id) }));

  handle(app, ENDPOINTS.saveFilter, options, ({ caller, body }) => savedFilters.save(caller.id, body));

  handle(app, ENDPOINTS.removeFilter, options, ({ caller, params }) => savedFilters.remove(caller.id, params.filter));

  handle(app, ENDPOINTS.listCollections, options, async ({ sites, query }) => ({
    collections: await collections.list(sites, query.recording),
  }));

  handle(app, ENDPOINTS.makeCollection, options, ({ params: { site }, body: { name }, caller }) =>
    collections.make({ site, name, by: caller.id }),
  );

  handle(app, ENDPOINTS.renameCollection, options, ({ params, body }) =>
    collections.rename(params.collection, body.name),
  );

  handle(app, ENDPOINTS.removeCollection, options, ({ params }) => collections.remove(params.collection));

  handle(app, ENDPOINTS.collectRecording, options, async ({ params }) => {
    await collections.collect(params.collection, await library.assertReadable(params.recording));
  });

  handle(app, ENDPOINTS.releaseRecording, options, ({ params }) =>
    collections.release(params.collection, params.recording),
  );
}
