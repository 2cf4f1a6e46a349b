import { Button } from '@mantine/core';
import type { InsightPath, Insights, NewPath } from '@opname/protocol';
import { useState } from 'react';
import { IconDelete } from '../look/icons.ts';
import surfaces from '../look/surfaces.module.css';
import { useSpeech } from '../texts/texts.ts';
import { shareOf } from './bar-table.tsx';
import { useInsightTexts } from './insights-speech.ts';
import styles from './insights.module.css';
import { PathForm } from './path-form.tsx';

interface PathsProps {
  counted: Insights;
  isBusy: boolean;
  onDefine: (path: NewPath) => Promise<unknown>;
  onRemove: (path: string) => void;
}

/** What experts call a success, how many came to it and how soon. */
export function Paths({ counted, isBusy, onDefine, onRemove }: PathsProps) {
  const t = useInsightTexts();
  return (
    <section className={surfaces.panel} aria-label={t.paths.title}>
      <h2>{t.paths.title}</h2>
      <p className={surfaces.quiet}>{t.paths.lead}</p>
      {counted.paths.length === 0 && <p className={styles.nothing}>{t.paths.none}</p>}
      <ul className={styles.paths}>
        {counted.paths.map((path) => (
          <PathCard key={path.id} path={path} counted={counted} onRemove={() => onRemove(path.id)} />
        ))}
      </ul>
      <PathForm counted={counted} isBusy={isBusy} onDefine={onDefine} />
    </section>
  );
}

interface PathCardProps {
  path: InsightPath;
  counted: Insights;
  onRemove: () => void;
}

function PathCard({ path, counted: { threshold, participants }, onRemove }: PathCardProps) {
  const t = useInsightTexts();
  const { format } = useSpeech();
  const isTold = path.reached.some((count) => count > 0);
  return (
    <li className={styles.path}>
      <div className={styles.pathHead}>
        <h3>{path.name}</h3>
        <span className={surfaces.quiet}>{t.paths.defined(format.date(path.definedAt))}</span>
        <RemoveButton name={path.name} onRemove={onRemove} />
      </div>
      <div className={styles.pathBody}>
        <ol className={styles.steps} aria-label={t.paths.reached}>
          {path.steps.map(({ kind, text }, index) => (
            <Measured key={`${index} ${text}`} count={path.reached[index] ?? 0} of={participants} isTold={isTold}>
              <span className={styles.kind}>{t.paths.kinds[kind]}</span> {kind === 'page' ? <code>{text}</code> : text}
            </Measured>
          ))}
        </ol>
        {isTold && <Times path={path} />}
      </div>
      {!isTold && <p className={styles.nothing}>{t.paths.waiting(threshold)}</p>}
    </li>
  );
}

function Times({ path: { times, reached } }: { path: InsightPath }) {
  const t = useInsightTexts();
  const told = times.filter(({ participants }) => participants > 0);
  return (
    <ul className={styles.steps} aria-label={t.paths.times}>
      {told.map(({ minutes, participants }) => (
        <Measured key={minutes} count={participants} of={reached.at(-1) ?? 0} isTold>
          {t.paths.within(minutes)}
        </Measured>
      ))}
    </ul>
  );
}

interface MeasuredProps {
  count: number;
  of: number;
  isTold: boolean;
  children: React.ReactNode;
}

function Measured({ count, of, isTold, children }: MeasuredProps) {
  const t = useInsightTexts();
  return (
    <li>
      <span>{children}</span>
      {isTold && <span className={styles.count}>{count > 0 ? t.short(count) : '–'}</span>}
      {count > 0 && <span className={styles.bar} style={{ width: `${shareOf(count, of)}%` }} aria-hidden="true" />}
    </li>
  );
}

/** Asks once more: what was counted goes with it. */
function RemoveButton({ name, onRemove }: { name: string; onRemove: () => void }) {
  const t = useInsightTexts();
  const [isAsking, ask] = useState(false);
  return (
    <Button
      variant={isAsking ? 'filled' : 'subtle'}
      color={isAsking ? 'red' : 'gray'}
      size="compact-sm"
      aria-label={isAsking ? undefined : t.paths.remove(name)}
      onBlur={() => ask(false)}
      onClick={() => (isAsking ? onRemove() : ask(true))}
    >
      {isAsking ? t.paths.removeNow : <IconDelete size={16} aria-hidden />}
    </Button>
  );
}
