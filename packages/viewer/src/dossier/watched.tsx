import { Fragment } from 'react';
import { formatClock } from '../format.ts';
import type { WatchedRange } from '@opname/protocol';
import { useDossierSpeech } from './dossier-speech.ts';
import styles from './dossier.module.css';
import { mergeParts } from './watched-parts.ts';

interface WatchedProps {
  entries: readonly WatchedRange[];
  /** When the recording begins and ends; null where nothing of it has arrived. */
  startedAt: number | null;
  endedAt: number | null;
}

/** Who watched which part when: a strip of the whole recording, and a line for each time. */
export function Watched({ entries, startedAt, endedAt }: WatchedProps) {
  const { t } = useDossierSpeech();
  if (entries.length === 0) return <p className={styles.quiet}>{t.watched.nobody}</p>;
  return (
    <>
      {startedAt !== null && endedAt !== null && (
        <WatchedStrip entries={entries} startedAt={startedAt} length={endedAt - startedAt} />
      )}
      <WatchedTable entries={entries} startedAt={startedAt ?? 0} />
    </>
  );
}

function WatchedStrip({
  entries,
  startedAt,
  length,
}: {
  entries: readonly WatchedRange[];
  startedAt: number;
  length: number;
}) {
  const { t } = useDossierSpeech();
  const parts = mergeParts(entries.filter(isByOthers).flatMap(partOf(startedAt)), length);
  const words = parts.map(({ from, to }) => `${formatClock(from)}–${formatClock(to)}`).join(', ');
  return (
    <div className={styles.stripBox}>
      <div
        className={styles.strip}
        role="img"
        aria-label={words === '' ? t.watched.notWatched : `${t.watched.strip}: ${words}`}
      >
        {parts.map(({ from, to }) => (
          <span
            key={from}
            className={styles.stripPart}
            style={{ insetInlineStart: `${(from / length) * 100}%`, width: `${((to - from) / length) * 100}%` }}
          />
        ))}
      </div>
      <div className={styles.stripEnds} aria-hidden="true">
        <span>{formatClock(0)}</span>
        <span>{formatClock(length)}</span>
      </div>
    </div>
  );
}

function WatchedTable({ entries, startedAt }: { entries: readonly WatchedRange[]; startedAt: number }) {
  const { t, format } = useDossierSpeech();
  const hasReasons = entries.some(({ why }) => why);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t.watched.when}</th>
          <th scope="col">{t.watched.who}</th>
          <th scope="col">{t.watched.what}</th>
          {hasReasons && <th scope="col">{t.watched.why}</th>}
        </tr>
      </thead>
      <tbody>
        {entries
          .toSorted((a, b) => b.at - a.at)
          .map((entry) => (
            <tr key={`${entry.at} ${entry.what} ${entry.from ?? ''}`}>
              <td data-label={t.watched.when}>{format.dateTime(entry.at)}</td>
              <td data-label={t.watched.who}>{whoOf(entry.who, t.watched.roles)}</td>
              <td data-label={t.watched.what}>
                <WhatHappened entry={entry} startedAt={startedAt} />
              </td>
              {hasReasons && <td data-label={t.watched.why}>{entry.why ?? '–'}</td>}
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function WhatHappened({ entry: { what, from, to }, startedAt }: { entry: WatchedRange; startedAt: number }) {
  const { t } = useDossierSpeech();
  if (what !== 'watched' || from === undefined || to === undefined) return <Fragment>{t.watched.kinds[what]}</Fragment>;
  return <Fragment>{t.watched.part(formatClock(from - startedAt), formatClock(to - startedAt))}</Fragment>;
}

/** A role has its words; a name, which some sites show, is what it is. */
function whoOf(who: string, roles: Record<string, string>): string {
  return roles[who] ?? who;
}

const isByOthers = ({ who, what }: WatchedRange) => who !== 'participant' && what === 'watched';

const partOf =
  (startedAt: number) =>
  ({ from, to }: WatchedRange) =>
    from === undefined || to === undefined ? [] : [{ from: from - startedAt, to: to - startedAt }];
