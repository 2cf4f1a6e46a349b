import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { useSpeech } from '../texts/texts.ts';
import { Explanation } from './explanation.tsx';

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useSpeech();
  return (
    <Explanation what={t.notFound.title} cure={t.notFound.lead} tone="calm" order={1}>
      <Button component={Link} href="/">
        {t.notFound.back}
      </Button>
    </Explanation>
  );
}
