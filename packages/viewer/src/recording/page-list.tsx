import { MASKING_FAILED, type Page } from '@opname/protocol';
import { IconAlert } from '../look/icons.ts';
import { durationOf } from '../player/replay-link.ts';
import { useSpeech } from '../texts/texts.ts';
import styles from './page-list.module.css';

interface PageListProps {
  pages: readonly Page[];
  current: string;
  onChoose: (page: string) => void;
}

/** The pages of a recording; one plays at a time. */
export function PageList({ pages, current, onChoose }: PageListProps) {
  const { t } = useSpeech();
  return (
    <nav className={styles.panel} aria-label={t.recording.pages}>
      <h2 className={styles.title}>
        {t.recording.pages} <span className={styles.count}>{pages.length}</span>
      </h2>
      <ol className={styles.list}>
        {pages.map((page, index) => (
          <li key={page.id}>
            <button
              type="button"
              className={styles.page}
              aria-current={page.id === current}
              onClick={() => onChoose(page.id)}
            >
              <PageSummary page={page} number={index + 1} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function PageSummary({ page, number }: { page: Page; number: number }) {
  const { t, format } = useSpeech();
  const events = page.segments.reduce((sum, segment) => sum + segment.events, 0);
  const dropped = countLost(page.dropped);
  return (
    <>
      <span className={styles.row}>
        <span className={styles.name}>{t.recording.page(number)}</span>
        <span>{format.length(durationOf(page))}</span>
      </span>
      <span className={styles.detail}>
        <span>{format.timeOfDay(page.startedAt)}</span>
        <span>{page.closed ? t.recording.pageEvents(events) : t.recording.pageOpen}</span>
      </span>
      {page.missingChunks > 0 && (
        <span className={styles.warning}>
          <IconAlert size={14} aria-hidden />
          {t.recording.missing(page.missingChunks)}
        </span>
      )}
      {MASKING_FAILED in page.dropped && (
        <span className={styles.warning}>
          <IconAlert size={14} aria-hidden />
          {t.recording.fault}
        </span>
      )}
      {dropped > 0 && <span className={styles.note}>{t.recording.dropped(dropped)}</span>}
    </>
  );
}

/** What the sanitiser leaves out by design; the rest is something that an expert misses without knowing. */
const BY_DESIGN = new Set([
  'comment',
  'element',
  'unchanged',
  'sensitive',
  'attribute',
  'canvas',
  'custom',
  'font',
  MASKING_FAILED,
]);

function countLost(dropped: Page['dropped']): number {
  return Object.entries(dropped).reduce((sum, [reason, count]) => sum + (BY_DESIGN.has(reason) ? 0 : count), 0);
}
