import { Button, Modal, Text, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { IconCheck, IconCopy, IconLink } from '../../look/icons.ts';
import { DIALOG } from '../../shell/dialog.ts';
import { useServer } from '../../shell/server.ts';
import { useSpeech } from '../../texts/texts.ts';
import { Failure } from '../../shell/failure.tsx';
import styles from '../office.module.css';
import { useOfficeTexts } from '../office-speech.ts';

interface HelpdeskLinkProps {
  site: string;
  subject: string;
  onMade: () => void;
}

/** Makes a link that opens the participant's page once; it is shown here only. */
export function HelpdeskLink({ site, subject, onMade }: HelpdeskLinkProps) {
  const t = useOfficeTexts();
  const { t: studio, format } = useSpeech();
  const { api } = useServer();
  const [isOpen, setOpen] = useState(false);
  const clipboard = useClipboard();
  const link = useMutation({
    mutationFn: () => api.call('createHelpdeskLink', { params: { site, subject }, body: {} }),
    onSuccess: onMade,
  });
  const close = () => {
    setOpen(false);
    link.reset();
  };
  return (
    <>
      <Button leftSection={<IconLink size={16} aria-hidden />} onClick={() => setOpen(true)}>
        {t.link.make}
      </Button>
      <Modal
        {...DIALOG}
        opened={isOpen}
        onClose={close}
        title={t.link.title}
        closeButtonProps={{ 'aria-label': studio.close }}
        size="lg"
      >
        <Text>{t.link.lead}</Text>
        <Failure error={link.error} />
        {link.data ? (
          <div className={styles.link}>
            <TextInput
              label={t.link.label}
              description={t.link.until(format.time(link.data.until))}
              value={link.data.url}
              readOnly
              onFocus={({ currentTarget }) => currentTarget.select()}
            />
            <Button
              variant="default"
              leftSection={clipboard.copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
              onClick={() => clipboard.copy(link.data.url)}
            >
              {clipboard.copied ? t.link.copied : t.link.copy}
            </Button>
          </div>
        ) : (
          <Button mt="md" data-autofocus loading={link.isPending} onClick={() => link.mutate()}>
            {t.link.make}
          </Button>
        )}
      </Modal>
    </>
  );
}
