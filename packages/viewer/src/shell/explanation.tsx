import { Button, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { IconAlert, IconRefresh } from '../look/icons.ts';
import type { Problem } from '../problem.ts';
import { useSpeech } from '../texts/texts.ts';
import styles from './explanation.module.css';

interface ExplanationProps {
  what: string;
  cure: string;
  onRetry?: (() => void) | undefined;
  children?: ReactNode;
}

/** In the place of what could not be shown: what happened, and what to do. */
export function Explanation({ what, cure, onRetry, children }: ExplanationProps) {
  const { t } = useSpeech();
  return (
    <Stack className={styles.box ?? ''} align="center" gap="xs" role="alert">
      <span className={styles.icon}>
        <IconAlert size={22} aria-hidden />
      </span>
      <Title order={2} size="h4" ta="center">
        {what}
      </Title>
      <Text c="dimmed" ta="center" maw={460}>
        {cure}
      </Text>
      <div className={styles.actions}>
        {onRetry && (
          <Button variant="default" leftSection={<IconRefresh size={16} />} onClick={onRetry}>
            {t.tryAgain}
          </Button>
        )}
        {children}
      </div>
    </Stack>
  );
}

/** @returns the words for a problem, with a way to try again where that can help. */
export function ProblemExplanation({
  problem,
  onRetry,
  children,
}: {
  problem: Problem;
  onRetry?: () => void;
  children?: ReactNode;
}) {
  const { t } = useSpeech();
  return (
    <Explanation {...t.problems[problem.code]} onRetry={isLasting(problem) ? undefined : onRetry}>
      {children}
    </Explanation>
  );
}

/** Asking again would get the same answer. */
function isLasting({ code }: Problem): boolean {
  return code === 'unknown-recording' || code === 'recording-erased' || code === 'recording-expired';
}
