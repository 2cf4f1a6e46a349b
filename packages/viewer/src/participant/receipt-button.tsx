import { Button, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { useDossierSpeech } from '../dossier/dossier-speech.ts';
import { readReceipt } from '../dossier/receipt.ts';
import { IconExport, IconReceipt } from '../look/icons.ts';
import { DIALOG } from '../shell/dialog.ts';
import styles from './participant.module.css';
import { saveFile } from './save-file.ts';

interface ReceiptButtonProps {
  receipt: string;
  /** What the file is called when it is saved, without an ending. */
  name: string;
  label?: string;
}

/** Shows what a receipt says, and saves it as it was signed. */
export function ReceiptButton({ receipt, name, label }: ReceiptButtonProps) {
  const { t } = useDossierSpeech();
  const [isOpen, setOpen] = useState(false);
  const content = readReceipt(receipt);
  const save = () => saveFile(new Blob([receipt], { type: 'application/jose' }), `${name}.jws`);
  return (
    <>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconReceipt size={15} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {label ?? t.receipt.read}
      </Button>
      <Modal
        {...DIALOG}
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={label ?? t.receipt.title}
        closeButtonProps={{ 'aria-label': t.page.close }}
        size="lg"
      >
        <Text size="sm" c="dimmed">
          {content === null ? t.receipt.unreadable : t.receipt.lead}
        </Text>
        {content !== null && (
          // A box that scrolls is reached by the keyboard.
          <pre className={styles.receipt} dir="ltr" tabIndex={0} role="group" aria-label={t.receipt.title}>
            {content}
          </pre>
        )}
        <Button mt="md" leftSection={<IconExport size={16} aria-hidden />} onClick={save}>
          {t.receipt.save}
        </Button>
      </Modal>
    </>
  );
}
