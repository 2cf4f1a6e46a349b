import type { Insights } from '@opname/protocol';
import { BarTable } from './bar-table.tsx';
import { useInsightTexts } from './insights-speech.ts';
import styles from './insights.module.css';

/** What was used, where it was given up, and what went wrong. */
export function InsightTables({ counted }: { counted: Insights }) {
  const t = useInsightTexts();
  const { threshold, participants: of } = counted;
  return (
    <div className={styles.tables}>
      <BarTable
        {...t.pages}
        {...{ of, threshold }}
        lines={counted.pages.map(({ page, ...count }) =>
          Object.assign(count, { key: page, name: <code>{page}</code> }),
        )}
      />
      <BarTable
        {...t.controls}
        {...{ of, threshold }}
        lines={counted.controls.map(({ kind, label: name, ...count }) =>
          Object.assign(count, { key: `${kind} ${name}`, name, kind: t.kinds[kind] }),
        )}
      />
      <BarTable
        {...t.left}
        {...{ of, threshold }}
        lines={underPages(counted.left).map(({ page, label, participants }) => ({
          key: `${page} ${label}`,
          name: <Where page={page} after={label} />,
          participants,
        }))}
      />
      <BarTable
        {...t.trouble}
        {...{ of, threshold }}
        lines={counted.trouble.map(({ kind, page, label, ...count }) =>
          Object.assign(count, {
            key: `${kind} ${page} ${label}`,
            name: <Labelled label={label} page={page} />,
            kind: t.kinds[kind],
          }),
        )}
      />
    </div>
  );
}

/** What was used last on a page stands under that page. */
function underPages(left: Insights['left']): Insights['left'] {
  const pages = left.filter(({ label }) => label === '');
  return pages.flatMap(({ page }) => {
    const ofPage = left.filter((one) => one.page === page);
    return ofPage.toSorted((a, b) => Number(a.label !== '') - Number(b.label !== ''));
  });
}

function Where({ page, after }: { page: string; after: string }) {
  const t = useInsightTexts();
  if (after === '') return <code>{page}</code>;
  return <span className={`${styles.under} ${styles.beside}`}>{t.leftAfter(after)}</span>;
}

function Labelled({ label, page }: { label: string; page: string }) {
  return (
    <>
      {label} <code className={styles.beside}>{page}</code>
    </>
  );
}
