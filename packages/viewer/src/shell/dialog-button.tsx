import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useSpeech } from '../texts/texts.ts';
import { DIALOG } from './dialog.ts';

interface DialogButtonProps {
  label: string;
  icon: ReactNode;
  title: string;
  /** Rendered each time that it is opened, with what is so then. */
  children: () => ReactNode;
}

/** A button of a recording's bar, and the dialog that it opens. */
export function DialogButton({ label, icon, title, children }: DialogButtonProps) {
  const { t } = useSpeech();
  const [isOpen, dialog] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={icon} onClick={dialog.open}>
        {label}
      </Button>
      <Modal
        {...DIALOG}
        opened={isOpen}
        onClose={dialog.close}
        title={title}
        size="lg"
        closeButtonProps={{ 'aria-label': t.close }}
      >
        {children()}
      </Modal>
    </>
  );
}
