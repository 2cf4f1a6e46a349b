import type { NewPath } from '@opname/protocol';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useServer } from '../shell/server.ts';

const INSIGHTS = 'insights';

export interface Weeks {
  from?: number;
  to?: number;
}

/** @returns what was counted of a site in these weeks, and what is done with its paths. */
export function useInsights(site: string, weeks: Weeks) {
  const { api } = useServer();
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: [INSIGHTS, site] });
  return {
    answer: useQuery({
      queryKey: [INSIGHTS, site, weeks],
      queryFn: ({ signal }) => api.call('readInsights', { params: { site }, query: weeks }, signal),
      enabled: site !== '',
      placeholderData: keepPreviousData,
    }),
    define: useMutation({
      mutationFn: (path: NewPath) => api.call('definePath', { params: { site }, body: path }),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (path: string) => api.call('removePath', { params: { site, path } }),
      onSettled,
    }),
  };
}
