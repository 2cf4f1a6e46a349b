import { Alert, Button, Group, List, Modal, Text } from '@mantine/core';
import type { RecordingSummary } from '@opname/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { IconAlert } from '../look/icons.ts';
import { asProblem } from '../problem.ts';
import type { ListNotice } from '../recordings/recordings.tsx';
import { useServer } from '../shell/server.ts';
import { useSpeech } from '../texts/texts.ts';

interface EraseDialogProps {
  recording: RecordingSummary;
  opened: boolean;
  onClose: () => void;
}

/** Says what will be gone and what stays, and asks once more. */
export function EraseDialog({ recording, opened, onClose }: EraseDialogProps) {
  const { t } = useSpeech();
  const { api } = useServer();
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const erase = useMutation({
    mutationFn: () => api.call('eraseRecording', { params: { recording: recording.id }, query: {} }),
    onSuccess: () => {
      navigate('/', { state: { erased: true } satisfies ListNotice });
      client.removeQueries({ queryKey: ['recording', recording.id] });
      return client.invalidateQueries({ queryKey: ['recordings'] });
    },
  });
  const problem = erase.isError ? t.problems[asProblem(erase.error).code] : null;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t.erase.title}
      centered
      size="md"
      // A dialog's header is not the page's.
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': t.close }}
      styles={{ title: { fontWeight: 650, fontSize: '1.0625rem' } }}
    >
      <Text>{t.erase.lead(recording.subject)}</Text>
      <List mt="sm" spacing={4}>
        {t.erase.gone.map((gone) => (
          <List.Item key={gone}>{gone}</List.Item>
        ))}
      </List>
      <Text c="dimmed" mt="sm">
        {t.erase.kept}
      </Text>
      <Text fw={600} mt="sm">
        {t.erase.final}
      </Text>
      {problem && (
        <Alert mt="md" color="red" variant="light" role="alert" icon={<IconAlert size={18} />} title={problem.what}>
          {problem.cure}
        </Alert>
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t.cancel}
        </Button>
        <Button color="red" loading={erase.isPending} onClick={() => erase.mutate()}>
          {t.erase.confirm}
        </Button>
      </Group>
    </Modal>
  );
}
