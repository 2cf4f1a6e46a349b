import type { RecordingSummary } from '@opname/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useServer } from '../shell/server.ts';

const SITE_TAGS = 'site-tags';

/** @returns the names of tags that recordings of a site have, or of all sites, to choose from. */
export function useTagNames(site?: string): string[] {
  const { api } = useServer();
  const query = site === undefined ? {} : { site };
  const list = useQuery({
    queryKey: [SITE_TAGS, query],
    queryFn: ({ signal }) => api.call('listSiteTags', { query }, signal),
  });
  return [...new Set(list.data?.tags.map(({ name }) => name))];
}

/** @returns the tags of a recording, and what is done with them. */
export function useTags({ id: recording }: Pick<RecordingSummary, 'id'>) {
  const { api } = useServer();
  const client = useQueryClient();
  const params = { recording };
  const queryKey = ['tags', recording];
  const onSettled = async () => {
    await client.invalidateQueries({ queryKey });
    await client.invalidateQueries({ queryKey: [SITE_TAGS] });
    await client.invalidateQueries({ queryKey: ['recordings'] });
  };
  return {
    list: useQuery({ queryKey, queryFn: ({ signal }) => api.call('listTags', { params }, signal) }),
    give: useMutation({
      mutationFn: (name: string) => api.call('giveTag', { params, body: { name } }),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (tag: string) => api.call('removeTag', { params: { recording, tag } }),
      onSettled,
    }),
  };
}
