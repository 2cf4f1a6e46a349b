import { Skeleton, Text, Title, VisuallyHidden } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import surfaces from '../look/surfaces.module.css';
import { asProblem } from '../problem.ts';
import { ProblemExplanation } from './explanation.tsx';
import { useSpeech } from '../texts/texts.ts';
import { useTitle } from './title.ts';

interface ViewFrameProps {
  title: string;
  lead: string;
  /** What stands beside the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** What every view of the office and of the team looks like. */
export function ViewFrame({ title, lead, actions, children }: ViewFrameProps) {
  useTitle(title);
  return (
    <>
      <div className={surfaces.head}>
        <div>
          <Title order={1} size="h2">
            {title}
          </Title>
          <Text c="dimmed" maw={640}>
            {lead}
          </Text>
        </div>
        {actions}
      </div>
      {children}
    </>
  );
}

interface AnswerProps<Data> {
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
}

/** What was asked for, or why it is not there. */
export function Answer<Data>({ query, children }: AnswerProps<Data>) {
  const { t } = useSpeech();
  if (query.isPending) {
    return (
      <div role="status" className={surfaces.panel}>
        <VisuallyHidden>{t.waiting}</VisuallyHidden>
        <Skeleton height={14} width="60%" mb={14} />
        <Skeleton height={14} width="45%" mb={14} />
        <Skeleton height={14} width="52%" />
      </div>
    );
  }
  if (query.data === undefined) {
    return (
      <div className={surfaces.panel}>
        <ProblemExplanation problem={asProblem(query.error)} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  return <>{children(query.data)}</>;
}
