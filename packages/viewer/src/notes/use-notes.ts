import type { Colleague, NewNote, Note, RecordingSummary } from '@opname/protocol';
import { useMutation, useQuery, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useServer } from '../shell/server.ts';

/** Milliseconds between two looks at what colleagues note meanwhile. */
const FOLLOW_MS = 20_000;

export interface Notebook {
  notes: readonly Note[];
  /** Who may be mentioned. */
  colleagues: readonly Colleague[];
  /** Why they could not be had. */
  error: Error | null;
  isPending: boolean;
  write: UseMutationResult<Note, Error, NewNote>;
  change: UseMutationResult<Note, Error, Pick<Note, 'id' | 'text'>>;
  remove: UseMutationResult<undefined, Error, string>;
}

/** @returns the notes of a recording, and what is done with them; whatever is done is shown as the server then has it. */
export function useNotes({ id: recording, site }: Pick<RecordingSummary, 'id' | 'site'>): Notebook {
  const { api } = useServer();
  const client = useQueryClient();
  const queryKey = ['notes', recording];
  const params = { recording };
  const onSettled = () => client.invalidateQueries({ queryKey });
  const list = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.call('listNotes', { params }, signal),
    refetchInterval: FOLLOW_MS,
  });
  const colleagues = useQuery({
    queryKey: ['colleagues', site],
    queryFn: ({ signal }) => api.call('listColleagues', { params: { site } }, signal),
  });
  return {
    colleagues: colleagues.data?.colleagues ?? [],
    notes: list.data?.notes ?? [],
    error: list.error,
    isPending: list.isPending,
    write: useMutation({ mutationFn: (body: NewNote) => api.call('writeNote', { params, body }), onSettled }),
    change: useMutation({
      mutationFn: ({ id, text }: Pick<Note, 'id' | 'text'>) =>
        api.call('changeNote', { params: { recording, note: id }, body: { text } }),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (id: string) => api.call('removeNote', { params: { recording, note: id } }),
      onSettled,
    }),
  };
}
