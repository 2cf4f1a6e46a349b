import { ActionIcon, Menu, Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { IconLanguage } from '../look/icons.ts';
import { Logo } from '../look/logo.tsx';
import { Preferences } from '../shell/preferences.tsx';
import { useSpeech } from '../texts/texts.ts';
import styles from './sign-in.module.css';

/** What stands around everything that is asked before the studio opens. */
export function SignInFrame({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  const { t } = useSpeech();
  return (
    <main className={styles.ground}>
      <div className={styles.column}>
        <div className={styles.top}>
          <Logo />
          <Menu position="bottom-end" width={210} shadow="md" withinPortal={false} withInitialFocusPlaceholder={false}>
            <Menu.Target>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={`${t.shell.appearance}, ${t.shell.language}`}
              >
                <IconLanguage size={19} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Preferences />
            </Menu.Dropdown>
          </Menu>
        </div>
        <Paper withBorder className={styles.card ?? ''}>
          <Title order={1} size="h3">
            {title}
          </Title>
          <Text c="dimmed" mt={6} mb="lg">
            {lead}
          </Text>
          {children}
        </Paper>
      </div>
    </main>
  );
}
