import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import surfaces from '../look/surfaces.module.css';
import { useInsightTexts } from './insights-speech.ts';
import styles from './insights.module.css';

export interface BarLine {
  key: string;
  name: ReactNode;
  /** What of it, where a table has several kinds. */
  kind?: string;
  participants: number;
  uses?: number;
}

interface BarTableProps {
  title: string;
  lead: string;
  /** What the lines are called by. */
  name: string;
  lines: readonly BarLine[];
  /** Of how many participants, for the length of a bar. */
  of: number;
  threshold: number;
}

/** Lines that are shown at first: what is looked over at once. */
const FIRST_LINES = 8;

/** What was used by how many, with a bar for each. */
export function BarTable({ title, lead, name, lines, of, threshold }: BarTableProps) {
  const t = useInsightTexts();
  const [isWhole, setWhole] = useState(false);
  const hasUses = lines.some(({ uses }) => uses !== undefined);
  return (
    <section className={surfaces.panel} aria-label={title}>
      <h2>{title}</h2>
      <p className={surfaces.quiet}>{lead}</p>
      {lines.length === 0 ? (
        <p className={styles.nothing}>{t.nothing(threshold)}</p>
      ) : (
        <table className={styles.bars}>
          <thead>
            <tr>
              <th scope="col">{name}</th>
              <th scope="col">{t.participants}</th>
              {hasUses && <th scope="col">{t.uses}</th>}
            </tr>
          </thead>
          <tbody>
            {(isWhole ? lines : lines.slice(0, FIRST_LINES)).map((line) => (
              <Line key={line.key} line={line} of={of} hasUses={hasUses} />
            ))}
          </tbody>
        </table>
      )}
      {lines.length > FIRST_LINES && (
        <Button variant="subtle" size="compact-sm" mt={8} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t.showLess : t.showAll(lines.length)}
        </Button>
      )}
    </section>
  );
}

function Line({ line, of, hasUses }: { line: BarLine; of: number; hasUses: boolean }) {
  const t = useInsightTexts();
  const { name, kind, participants, uses } = line;
  return (
    <tr>
      <th scope="row">
        {kind && <span className={styles.kind}>{kind}</span>}
        {name}
        <span className={styles.bar} style={{ width: `${shareOf(participants, of)}%` }} aria-hidden="true" />
      </th>
      <td aria-label={t.atLeast(participants)}>{t.short(participants)}</td>
      {hasUses && <td aria-label={t.atLeast(uses ?? 0)}>{t.short(uses ?? 0)}</td>}
    </tr>
  );
}

/** @returns percent; a bar is seen however short it is. */
export function shareOf(part: number, whole: number): number {
  return whole > 0 ? Math.max(1, Math.min(100, (100 * part) / whole)) : 0;
}
