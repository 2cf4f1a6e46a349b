import { Alert, Button, Skeleton, Text, Title, VisuallyHidden } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { IconCheck, IconCollection, IconRefresh } from '../look/icons.ts';
import { asProblem } from '../problem.ts';
import { ForMeButton } from '../notes/for-me.tsx';
import { Explanation, ProblemExplanation } from '../shell/explanation.tsx';
import { useServer } from '../shell/server.ts';
import { SavedFilters } from '../shelves/saved-filters.tsx';
import { useTitle } from '../shell/title.ts';
import { useSpeech } from '../texts/texts.ts';
import { FilterBar } from './filter-bar.tsx';
import { ClearFilters } from './filter-pills.tsx';
import { countFilters } from './filter.ts';
import { NoRecordings } from './no-recordings.tsx';
import { RecordingTable } from './recording-table.tsx';
import { useFilter, type FilterState } from './use-filter.ts';
import surfaces from '../look/surfaces.module.css';
import styles from './recordings.module.css';

/** Recordings in one request: two screens full. */
const LIST_SIZE = 50;

/** What the list says after the view of a recording sent the person back. */
export interface ListNotice {
  erased: true;
}

/** All recordings, or those that a filter lets through. */
export function Recordings() {
  const { t } = useSpeech();
  const { api } = useServer();
  const notice = useHistoryState<ListNotice | null>();
  useTitle(t.list.title);
  const state = useFilter();
  const list = useInfiniteQuery({
    queryKey: ['recordings', state.filter],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...state.filter, limit: LIST_SIZE, ...(pageParam && { after: pageParam }) };
      return api.call('listRecordings', { query }, signal);
    },
    placeholderData: keepPreviousData,
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  return (
    <>
      <div className={surfaces.head}>
        <div>
          <Title order={1} size="h2">
            {t.list.title}
          </Title>
          <Text c="dimmed">{t.list.lead}</Text>
        </div>
        <div className={styles.actions}>
          <ForMeButton />
          <Button
            component={Link}
            href="/collections"
            variant="default"
            leftSection={<IconCollection size={16} aria-hidden />}
          >
            {t.shelves.collections}
          </Button>
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} aria-hidden />}
            loading={list.isRefetching && !list.isFetchingNextPage}
            onClick={() => void list.refetch()}
          >
            {t.list.refresh}
          </Button>
        </div>
      </div>
      {notice?.erased && (
        <Alert mb="md" color="petrol" variant="light" role="status" icon={<IconCheck size={18} />}>
          {t.list.erased}
        </Alert>
      )}
      <FilterBar state={state}>
        <SavedFilters state={state} />
      </FilterBar>
      <section className={surfaces.tablePanel} aria-busy={list.isFetching} data-stale={list.isPlaceholderData}>
        <ListBody list={list} state={state} />
      </section>
    </>
  );
}

type List = ReturnType<typeof useInfiniteQuery<{ recordings: Parameters<typeof RecordingTable>[0]['recordings'] }>>;

function ListBody({ list, state }: { list: List; state: FilterState }) {
  const { t } = useSpeech();
  if (list.isPending) return <ListSkeleton />;
  if (list.isError) {
    return <ProblemExplanation problem={asProblem(list.error)} onRetry={() => void list.refetch()} />;
  }
  const recordings = list.data.pages.flatMap((page) => page.recordings);
  if (recordings.length === 0 && !list.hasNextPage) {
    return countFilters(state.filter) === 0 ? <NoRecordings /> : <NoMatch state={state} />;
  }
  return (
    <>
      {recordings.length > 0 && <RecordingTable recordings={recordings} />}
      <div className={styles.foot}>
        <Text size="sm" c="dimmed" role="status">
          {t.list.shown(recordings.length)}
          {!list.hasNextPage && recordings.length > LIST_SIZE && ` ${t.list.noMore}`}
        </Text>
        {list.hasNextPage && (
          <Button
            variant="default"
            size="xs"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {recordings.length === 0 ? t.filter.searchOn : t.list.more}
          </Button>
        )}
      </div>
    </>
  );
}

function NoMatch({ state }: { state: FilterState }) {
  const { t } = useSpeech();
  return (
    <Explanation tone="calm" what={t.filter.noMatch} cure={t.filter.noMatchLead}>
      <ClearFilters state={state} />
    </Explanation>
  );
}

/** Rows of the skeleton: about what is above the fold. */
const SKELETON_ROWS = ['a', 'b', 'c', 'd', 'e', 'f'];

function ListSkeleton() {
  const { t } = useSpeech();
  return (
    <div role="status">
      <VisuallyHidden>{t.list.loading}</VisuallyHidden>
      {SKELETON_ROWS.map((row) => (
        <div key={row} className={styles.skeleton}>
          <Skeleton height={13} width="70%" />
          <Skeleton height={13} width="55%" />
          <Skeleton height={13} width="60%" />
          <Skeleton height={13} width="35%" />
        </div>
      ))}
    </div>
  );
}
