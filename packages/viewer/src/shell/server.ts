import { QueryCache, QueryClient, queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { Api } from '../api.ts';
import { Problem } from '../problem.ts';
import type { Person, Session } from '../session.ts';

/** The server, as the studio's components reach it. */
export interface Server {
  api: Api;
  session: Session;
}

export const ServerContext = createContext<Server | null>(null);

/** @returns the server that the studio was started with. */
export function useServer(): Server {
  const server = use(ServerContext);
  if (!server) throw new Error('useServer was called outside the studio; render it below ServerContext.');
  return server;
}

const PERSON = ['person'];

/** Milliseconds for which an answer is shown again without asking: a glance at another view and back. */
const FRESH_MS = 10_000;

/** How often a request that got no answer is made again before the person is asked to. */
const MAX_RETRIES = 1;

/** @returns the cache of all answers. One that says "not signed in" anywhere leads back to signing in. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (cause) => {
        if (cause instanceof Problem && cause.code === 'not-signed-in') client.setQueryData(PERSON, null);
      },
    }),
    defaultOptions: {
      queries: { staleTime: FRESH_MS, retry: isWorthRetrying, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}

/** @returns who is signed in; null when nobody is. */
export function usePerson(): UseQueryResult<Person | null> {
  const { session } = useServer();
  return useQuery(personQuery(session));
}

/** @returns how it is asked who is signed in. */
export function personQuery(session: Session) {
  return queryOptions({
    queryKey: PERSON,
    queryFn: ({ signal }): Promise<Person | null> => session.read(signal),
    staleTime: Infinity,
  });
}

/** Forgets everything that was shown to the person before, and asks who it is now. */
export async function forgetPerson(client: QueryClient): Promise<void> {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== PERSON[0] });
  await client.invalidateQueries({ queryKey: PERSON });
}

function isWorthRetrying(failures: number, cause: Error): boolean {
  return cause instanceof Problem && cause.code === 'unreachable' && failures < MAX_RETRIES;
}
