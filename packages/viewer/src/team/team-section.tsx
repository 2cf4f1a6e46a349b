import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import surfaces from '../look/surfaces.module.css';
import { Answer } from '../shell/view-frame.tsx';
import { Explanation } from '../shell/explanation.tsx';
import styles from './team.module.css';

interface TeamSectionProps<Data> {
  id: string;
  title: string;
  lead?: string;
  /** What makes another one. */
  form?: ReactNode;
  query: UseQueryResult<Data>;
  lines: (data: Data) => ReactNode[];
  /** What is said while there are none. */
  none?: { what: string; cure: string };
}

/** A list of the team's, a line each, under its title and the form that adds to it. */
export function TeamSection<Data>({ id, title, lead, form, query, lines, none }: TeamSectionProps<Data>) {
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lead && <p>{lead}</p>}
      {form && <div className={surfaces.panel}>{form}</div>}
      <Answer query={query}>
        {(data) => (
          <div className={surfaces.panel}>
            <Lines lines={lines(data)} none={none} />
          </div>
        )}
      </Answer>
    </section>
  );
}

function Lines({ lines, none }: { lines: ReactNode[]; none: { what: string; cure: string } | undefined }) {
  if (none && lines.length === 0) return <Explanation tone="calm" {...none} />;
  return <ul className={styles.list}>{lines}</ul>;
}
