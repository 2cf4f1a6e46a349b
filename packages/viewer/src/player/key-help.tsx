import { Modal } from '@mantine/core';
import { Fragment } from 'react';
import styles from './key-help.module.css';
import { usePlayerHost } from './player-host.ts';

/** Which key does what. */
export function KeyHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { texts } = usePlayerHost();
  const t = texts.expert;
  if (!t) return null;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t.keysTitle}
      centered
      // Inside the player, which alone is seen in full screen.
      withinPortal={false}
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': t.closeHelp }}
      styles={{ title: { fontWeight: 650, fontSize: '1.0625rem' } }}
    >
      <dl className={styles.keys}>
        {t.keys.map(([keys, what]) => (
          <Fragment key={keys}>
            <dt>
              {keys?.split(' ').map((key) => (
                <kbd key={key} className={styles.key}>
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </Fragment>
        ))}
      </dl>
    </Modal>
  );
}
