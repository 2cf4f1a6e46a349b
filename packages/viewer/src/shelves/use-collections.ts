import type { Collection } from '@opname/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useServer } from '../shell/server.ts';

const COLLECTIONS = 'collections';

/** @returns the collections, with whether a recording is in them; and what is done with them. */
export function useCollections(of: { site?: string; recording?: string } = {}) {
  const { api } = useServer();
  const client = useQueryClient();
  const onSettled = async () => {
    await client.invalidateQueries({ queryKey: [COLLECTIONS] });
    await client.invalidateQueries({ queryKey: ['recordings'] });
  };
  const list = useQuery({
    queryKey: [COLLECTIONS, of],
    queryFn: ({ signal }) => api.call('listCollections', { query: of }, signal),
  });
  return {
    list,
    make: useMutation({
      mutationFn: (wish: Pick<Collection, 'site' | 'name'>) =>
        api.call('makeCollection', { params: { site: wish.site }, body: { name: wish.name } }),
      onSettled,
    }),
    rename: useMutation({
      mutationFn: ({ id, name }: Pick<Collection, 'id' | 'name'>) =>
        api.call('renameCollection', { params: { collection: id }, body: { name } }),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (collection: string) => api.call('removeCollection', { params: { collection } }),
      onSettled,
    }),
    place: useMutation({
      mutationFn: ({ isIn, ...params }: { collection: string; recording: string; isIn: boolean }) =>
        api.call(isIn ? 'collectRecording' : 'releaseRecording', { params }),
      onSettled,
    }),
  };
}
