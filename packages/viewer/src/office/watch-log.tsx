import { Button } from '@mantine/core';
import type { WatchLogEntry } from '@opname/protocol';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { asProblem } from '../problem.ts';
import { Explanation, ProblemExplanation } from '../shell/explanation.tsx';
import { useServer } from '../shell/server.ts';
import { useSpeech } from '../texts/texts.ts';
import surfaces from '../look/surfaces.module.css';
import styles from './office.module.css';
import { useOfficeTexts } from './office-speech.ts';
import { ViewFrame } from '../shell/view-frame.tsx';

/** Every look at a recording (G6). */
export function WatchLog() {
  const t = useOfficeTexts();
  const { api } = useServer();
  const log = useInfiniteQuery({
    queryKey: ['watch-log'],
    queryFn: ({ pageParam, signal }) =>
      api.call('readWatchLog', { query: pageParam === '' ? {} : { after: pageParam } }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  const entries = log.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <ViewFrame title={t.watchLog.title} lead={t.watchLog.lead}>
      {log.isError && <ProblemExplanation problem={asProblem(log.error)} onRetry={() => void log.refetch()} />}
      {log.isSuccess && entries.length === 0 && (
        <div className={surfaces.panel}>
          <Explanation tone="calm" {...t.watchLog.none} />
        </div>
      )}
      {entries.length > 0 && (
        <div className={surfaces.tablePanel} aria-busy={log.isFetching}>
          <LogTable entries={entries} />
        </div>
      )}
      {log.hasNextPage && (
        <Button mt="md" variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t.watchLog.more}
        </Button>
      )}
    </ViewFrame>
  );
}

function LogTable({ entries }: { entries: readonly WatchLogEntry[] }) {
  const t = useOfficeTexts();
  const { watched } = t.dossier;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{watched.when}</th>
          <th scope="col">{watched.who}</th>
          <th scope="col">{watched.what}</th>
          <th scope="col">{t.site}</th>
          <th scope="col">{t.watchLog.recording}</th>
          <th scope="col">{watched.why}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <LogLine key={entry.seq} entry={entry} />
        ))}
      </tbody>
    </table>
  );
}

function LogLine({ entry }: { entry: WatchLogEntry }) {
  const t = useOfficeTexts();
  const { format } = useSpeech();
  const { at, who, what, from, to, site, recording, why } = entry;
  const { watched } = t.dossier;
  const roles: Record<string, string> = watched.roles;
  const isPart = what === 'watched' && from !== undefined && to !== undefined;
  return (
    <tr>
      <td data-label={watched.when}>{format.dateTime(at)}</td>
      <td data-label={watched.who}>{roles[who] ?? who}</td>
      <td data-label={watched.what}>
        {isPart ? watched.part(format.timeOfDay(from), format.timeOfDay(to)) : watched.kinds[what]}
      </td>
      <td data-label={t.site}>{site}</td>
      <td data-label={t.watchLog.recording}>
        <Link href={`/recordings/${recording}`}>
          <code>{recording.slice(0, 8)}</code>
        </Link>
      </td>
      <td data-label={watched.why}>{why ?? '–'}</td>
    </tr>
  );
}
