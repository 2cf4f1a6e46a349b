import { Alert, Button, Group, Modal, Text } from '@mantine/core';
import type { DocumentDraft, SiteDocument } from '@opname/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { IconCheck } from '../../look/icons.ts';
import { DIALOG } from '../../shell/dialog.ts';
import { useServer } from '../../shell/server.ts';
import { useSpeech } from '../../texts/texts.ts';
import { Failure } from '../../shell/failure.tsx';
import { useOfficeTexts } from '../office-speech.ts';
import { AsksAgain } from './asks-again.tsx';
import editorStyles from './editor.module.css';

interface PublishBarProps {
  document: SiteDocument;
  draft: DocumentDraft;
  isChanged: boolean;
  published: DocumentDraft | null;
  onSaved: () => void;
  onPublished: () => void;
}

/** Keeps the draft, and makes it a version that nobody can change. */
export function PublishBar({ document, draft, isChanged, published, onSaved, onPublished }: PublishBarProps) {
  const t = useOfficeTexts();
  const { api } = useServer();
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const params = { site: document.site, kind: document.kind };
  const save = useMutation({
    mutationFn: () => api.call('writeDraft', { params, body: stamped(draft) }),
    onSuccess: onSaved,
  });
  const publish = useMutation({
    mutationFn: async () => {
      await api.call('writeDraft', { params, body: stamped(draft) });
      return api.call('publishDocument', { params });
    },
    onSuccess: () => {
      setAsking(false);
      onSaved();
      onPublished();
      return client.invalidateQueries({ queryKey: ['documents'] });
    },
  });
  return (
    <div className={editorStyles.bar}>
      {publish.data && (
        <Alert color="petrol" variant="light" role="status" icon={<IconCheck size={18} />} mb="md">
          {t.editor.published(publish.data.version.version)} {publish.data.asksAgain ? t.editor.asks : t.editor.asksNot}
          .
        </Alert>
      )}
      <Group gap="sm">
        <Button variant="default" loading={save.isPending} onClick={() => save.mutate()}>
          {t.editor.save}
        </Button>
        <Button onClick={() => setAsking(true)}>{t.editor.publish}</Button>
        <Text size="sm" c="dimmed" role="status">
          {isChanged ? t.editor.unsaved : save.isSuccess ? t.saved : ''}
        </Text>
      </Group>
      <Failure error={save.error} />
      <PublishDialog
        opened={isAsking}
        onClose={() => setAsking(false)}
        isPending={publish.isPending}
        error={publish.error}
        onPublish={() => publish.mutate()}
      >
        {published && <AsksAgain published={published} draft={draft} />}
      </PublishDialog>
    </div>
  );
}

interface PublishDialogProps {
  opened: boolean;
  onClose: () => void;
  isPending: boolean;
  error: Error | null;
  onPublish: () => void;
  children: ReactNode;
}

function PublishDialog({ opened, onClose, isPending, error, onPublish, children }: PublishDialogProps) {
  const t = useOfficeTexts();
  const { t: studio } = useSpeech();
  return (
    <Modal
      {...DIALOG}
      opened={opened}
      onClose={onClose}
      title={t.editor.publishTitle}
      closeButtonProps={{ 'aria-label': studio.close }}
    >
      <Text mb="md">{t.editor.publishLead}</Text>
      {children}
      <Failure error={error} />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {studio.cancel}
        </Button>
        <Button loading={isPending} onClick={onPublish}>
          {t.editor.publish}
        </Button>
      </Group>
    </Modal>
  );
}

/** Version and date are the document's own; the settings repeat them for those who read only these. */
export function stamped(draft: DocumentDraft): DocumentDraft {
  const { settings, version, updated } = draft;
  return settings ? { ...draft, settings: { ...settings, version, updated } } : draft;
}
