import { SegmentedControl } from '@mantine/core';
import type { Happening, Page } from '@opname/protocol';
import { useEffect, useMemo, useRef, useState } from 'react';
import { formatClock } from '../format.ts';
import { chooseHappenings, FILTERS, toneOf, type Filter } from './happening-kinds.ts';
import styles from './happening-list.module.css';
import { happeningText } from './happening-text.ts';
import { usePlayerHost } from './player-host.ts';
import type { Replay } from './use-replay.ts';

const NAMES = Object.keys(FILTERS) as Filter[];

/** All that happened on a page, in words; it follows the play head, and each line leads to its moment. */
export function HappeningList({ page, replay }: { page: Page; replay: Replay }) {
  const { texts } = usePlayerHost();
  const [filter, setFilter] = useState<Filter>('all');
  const shown = useMemo(() => chooseHappenings(page.happenings, filter), [page.happenings, filter]);
  const t = texts.expert;
  if (!t) return null;
  const now = page.startedAt + replay.view.time;
  const current = shown.findLastIndex(({ at }) => at <= now);
  return (
    <section className={styles.panel} aria-labelledby="happenings">
      <div className={styles.head}>
        <h2 id="happenings" className={styles.title}>
          {t.happenings}
        </h2>
        {page.scrolledTo > 0 && <span className={styles.scrolled}>{t.scrolledTo(page.scrolledTo)}</span>}
        <SegmentedControl
          size="xs"
          aria-label={t.filter}
          value={filter}
          data={NAMES.map((value) => ({ value, label: t.filters[value] }))}
          onChange={(value) => setFilter(value)}
        />
      </div>
      {shown.length === 0 ? (
        <p className={styles.none}>{t.noHappenings}</p>
      ) : (
        <Lines shown={shown} current={current} startedAt={page.startedAt} onGo={replay.seek} />
      )}
    </section>
  );
}

interface LinesProps {
  shown: readonly Happening[];
  current: number;
  startedAt: number;
  onGo: (time: number) => void;
}

function Lines({ shown, current, startedAt, onGo }: LinesProps) {
  const { texts } = usePlayerHost();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => keepInView(list.current, current), [current]);
  const t = texts.expert;
  if (!t) return null;
  return (
    <ol ref={list} className={styles.list}>
      {shown.map((happening, index) => (
        <li key={`${happening.kind} ${happening.at}`} className={styles.item}>
          <button
            type="button"
            className={styles.line}
            aria-current={index === current ? 'time' : undefined}
            onClick={() => onGo(happening.at - startedAt)}
          >
            <span className={styles.time}>{formatClock(happening.at - startedAt)}</span>
            <span className={styles.dot} data-tone={toneOf(happening.kind)} aria-hidden="true" />
            <span className={styles.text}>{happeningText(happening, t)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

/** The list alone scrolls, never the page; and not while somebody is in it. */
function keepInView(list: HTMLElement | null, index: number): void {
  const item = list?.children[index];
  if (!list || !(item instanceof HTMLElement) || list.matches(':hover, :focus-within')) return;
  list.scrollTop = item.offsetTop - list.offsetTop - list.clientHeight / 2;
}
