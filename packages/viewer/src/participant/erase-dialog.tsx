import { Alert, Button, Group, List, Modal, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useDossierSpeech } from '../dossier/dossier-speech.ts';
import { IconAlert } from '../look/icons.ts';
import { asProblem } from '../problem.ts';
import { DIALOG } from '../shell/dialog.ts';
import { explain } from './explain.ts';
import { useParticipant } from './participant-context.ts';

/** Says what will be gone and what is kept, and asks once more; then the page shows the receipt. */
export function EraseDialog({
  recording,
  opened,
  onClose,
}: {
  recording: string;
  opened: boolean;
  onClose: () => void;
}) {
  const { t } = useDossierSpeech();
  const { server, onErased } = useParticipant();
  const erase = useMutation({
    mutationFn: () => server.erase(recording),
    onSuccess: ({ receipt }) => onErased(recording, receipt),
  });
  const problem = erase.error && explain(asProblem(erase.error), t);
  return (
    <Modal
      {...DIALOG}
      opened={opened}
      onClose={onClose}
      title={t.erase.title}
      closeButtonProps={{ 'aria-label': t.page.close }}
    >
      <Text>{t.erase.lead}</Text>
      <List mt="sm" spacing={4}>
        {t.erase.gone.map((gone) => (
          <List.Item key={gone}>{gone}</List.Item>
        ))}
      </List>
      <Text c="dimmed" mt="sm">
        {t.erase.kept}
      </Text>
      {problem && (
        <Alert mt="md" color="red" variant="light" role="alert" icon={<IconAlert size={18} />} title={problem.what}>
          {problem.cure}
        </Alert>
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" size="md" onClick={onClose} data-autofocus>
          {t.page.cancel}
        </Button>
        <Button color="red" size="md" loading={erase.isPending} onClick={() => erase.mutate()}>
          {t.erase.confirm}
        </Button>
      </Group>
    </Modal>
  );
}
