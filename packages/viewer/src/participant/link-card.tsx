import { Button, Group, Modal, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useDossierSpeech } from '../dossier/dossier-speech.ts';
import { IconUnlink } from '../look/icons.ts';
import { asProblem } from '../problem.ts';
import { DIALOG } from '../shell/dialog.ts';
import { explain } from './explain.ts';
import { useParticipant } from './participant-context.ts';
import styles from './participant.module.css';

/** The link that opened this page, and the way to take it back. */
export function LinkCard() {
  const { t } = useDossierSpeech();
  const { server, onRevoked } = useParticipant();
  const [isAsking, setAsking] = useState(false);
  const revoke = useMutation({ mutationFn: () => server.revoke(), onSuccess: onRevoked });
  return (
    <section className={styles.card} aria-labelledby="link">
      <h2 id="link">{t.link.title}</h2>
      <p className={styles.lead}>{t.link.lead}</p>
      <Button
        variant="default"
        size="md"
        leftSection={<IconUnlink size={16} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {t.link.revoke}
      </Button>
      <Modal
        {...DIALOG}
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t.link.revoke}
        closeButtonProps={{ 'aria-label': t.page.close }}
      >
        <Text>{t.link.confirmLead}</Text>
        {revoke.error && (
          <Text role="alert" c="red" mt="sm">
            {explain(asProblem(revoke.error), t).what}
          </Text>
        )}
        <Group justify="flex-end" mt="lg">
          <Button variant="default" size="md" onClick={() => setAsking(false)} data-autofocus>
            {t.page.cancel}
          </Button>
          <Button size="md" loading={revoke.isPending} onClick={() => revoke.mutate()}>
            {t.link.confirm}
          </Button>
        </Group>
      </Modal>
    </section>
  );
}
