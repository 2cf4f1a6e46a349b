import { Button, Text, Title } from '@mantine/core';
import type { Share } from '@opname/protocol';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Failure } from '../shell/failure.tsx';
import { useServer } from '../shell/server.ts';
import styles from '../team/team.module.css';
import { useSpeech } from '../texts/texts.ts';
import { useSharingTexts } from './sharing-speech.ts';

export function useShares(recording: string) {
  const { api } = useServer();
  return useQuery({
    queryKey: ['shares', recording],
    queryFn: ({ signal }) => api.call('listShares', { params: { recording } }, signal),
  });
}

interface ShareLinksProps {
  recording: string;
  shares: readonly Share[];
  onDone: () => void;
}

/** The links that open something. */
export function ShareLinks({ recording, shares, onDone }: ShareLinksProps) {
  const t = useSharingTexts();
  return (
    <>
      <Title order={2} size="h5" mt="lg">
        {t.links}
      </Title>
      {shares.length === 0 && (
        <Text size="sm" c="dimmed">
          {t.none}
        </Text>
      )}
      <ul className={styles.list}>
        {shares.map((share) => (
          <ShareLine key={share.id} recording={recording} share={share} onDone={onDone} />
        ))}
      </ul>
    </>
  );
}

function ShareLine({ recording, share, onDone }: { recording: string; share: Share; onDone: () => void }) {
  const t = useSharingTexts();
  const { format } = useSpeech();
  const { api } = useServer();
  const { id, name, from, to, until, by, hasPassword } = share;
  const revoke = useMutation({
    mutationFn: () => api.call('revokeShare', { params: { recording, share: id } }),
    onSettled: onDone,
  });
  const part = from === null || to === null ? t.allOf : t.fromTo(format.timeOfDay(from), format.timeOfDay(to));
  const facts = [part, t.until(format.dateTime(until)), ...(hasPassword ? [t.withPassword] : []), t.by(by)];
  return (
    <li>
      <div>
        <span className={styles.name}>{name}</span>
        <p className={styles.quiet}>{facts.join(' · ')}</p>
        <Failure error={revoke.error} />
      </div>
      <Button
        variant="default"
        size="xs"
        aria-label={t.revokeOf(name)}
        loading={revoke.isPending}
        onClick={() => revoke.mutate()}
      >
        {t.revoke}
      </Button>
    </li>
  );
}
