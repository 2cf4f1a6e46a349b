import { Button, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { IconAlert, IconInfo, IconRefresh } from '../look/icons.ts';
import type { Problem } from '../problem.ts';
import { useSpeech } from '../texts/texts.ts';
import styles from './explanation.module.css';

interface ExplanationProps {
  what: string;
  cure: string;
  /** `calm`: it is as it should be; there is only nothing to show. */
  tone?: 'calm' | 'alarm';
  /** 1 where nothing else on the page is a heading. */
  order?: 1 | 2;
  children?: ReactNode;
}

/** In the place of what could not be shown: what happened, and what to do. */
export function Explanation({ what, cure, tone = 'alarm', order = 2, children }: ExplanationProps) {
  return (
    <Stack className={styles.box ?? ''} align="center" gap="xs" role={tone === 'calm' ? 'status' : 'alert'}>
      <span className={styles.icon} data-tone={tone}>
        {tone === 'calm' ? <IconInfo size={22} aria-hidden /> : <IconAlert size={22} aria-hidden />}
      </span>
      <Title order={order} size="h4" ta="center">
        {what}
      </Title>
      <Text c="dimmed" ta="center" maw={460}>
        {cure}
      </Text>
      <div className={styles.actions}>{children}</div>
    </Stack>
  );
}

/** For an explanation of what may be otherwise the next time. */
export function RetryButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={onClick}>
      {label}
    </Button>
  );
}

interface ProblemExplanationProps {
  problem: Problem;
  order?: 1 | 2;
  onRetry: () => void;
  children?: ReactNode;
}

/** The words for a problem, with a way to try again where that can help. */
export function ProblemExplanation({ problem, order = 2, onRetry, children }: ProblemExplanationProps) {
  const { t } = useSpeech();
  const isGone = GONE.some((code) => code === problem.code);
  return (
    <Explanation {...t.problems[problem.code]} tone={isGone ? 'calm' : 'alarm'} order={order}>
      {!isGone && <RetryButton label={t.tryAgain} onClick={onRetry} />}
      {children}
    </Explanation>
  );
}

/** Asking again would get the same answer. */
const GONE = ['unknown-recording', 'recording-erased', 'recording-expired'];
