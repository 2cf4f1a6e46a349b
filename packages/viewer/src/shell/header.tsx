import { Button, Menu, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { IconChevronDown, IconPerson, IconSignOut } from '../look/icons.ts';
import { Logo } from '../look/logo.tsx';
import type { Person } from '../session.ts';
import { useSpeech } from '../texts/texts.ts';
import styles from './header.module.css';
import { Preferences } from './preferences.tsx';
import { forgetPerson, useServer } from './server.ts';

/** The bar above every view. */
export function Header({ person: { email, role } }: { person: Person }) {
  const { t } = useSpeech();
  const { session } = useServer();
  const client = useQueryClient();
  const signOut = () => {
    void session.signOut().finally(() => forgetPerson(client));
  };
  return (
    <header className={styles.header}>
      <div className={styles.inner}>
        <Link href="/" className={styles.home} aria-label={`Opname – ${t.shell.recordings}`}>
          <Logo />
        </Link>
        <Views role={role} />
        <Menu position="bottom-end" width={230} shadow="md" withinPortal={false} withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <Button
              variant="subtle"
              color="gray"
              size="compact-md"
              className={styles.account ?? ''}
              aria-label={t.shell.account(email)}
              rightSection={<IconChevronDown size={15} aria-hidden />}
            >
              <span className={styles.initial} data-initial={email.slice(0, 1).toUpperCase()} />
              <span className={styles.email}>{email}</span>
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <div className={styles.who}>
              <Text size="xs" c="dimmed">
                {t.shell.signedInAs}
              </Text>
              <Text size="sm" fw={600} truncate>
                {email}
              </Text>
            </div>
            <Menu.Divider />
            <Preferences />
            <Menu.Divider />
            <Menu.Item component={Link} href="/account" leftSection={<IconPerson size={16} aria-hidden />}>
              {t.shell.ownAccount}
            </Menu.Item>
            <Menu.Item leftSection={<IconSignOut size={16} aria-hidden />} onClick={signOut}>
              {t.shell.signOut}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </header>
  );
}

/** The parts of the studio; a developer has only one, and no choice to make. */
function Views({ role }: Pick<Person, 'role'>) {
  const { t } = useSpeech();
  const [location] = useLocation();
  if (role === 'developer') return null;
  const views = [
    ['/insights', t.shell.insights],
    ...(role === 'expert' ? [] : ([['/office', t.shell.office]] as const)),
    ...(role === 'admin' ? ([['/team', t.shell.team]] as const) : []),
  ] as const;
  const isElsewhere = [...views, ['/account'] as const].some(([address]) => location.startsWith(address));
  return (
    <nav className={styles.views} aria-label={t.shell.views}>
      <Link href="/" aria-current={isElsewhere ? undefined : 'page'}>
        {t.shell.recordings}
      </Link>
      {views.map(([address, name]) => (
        <Link key={address} href={address} aria-current={location.startsWith(address) ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
