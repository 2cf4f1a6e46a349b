import { ActionIcon, Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { useDossierSpeech } from '../dossier/dossier-speech.ts';
import { IconLanguage } from '../look/icons.ts';
import { Logo } from '../look/logo.tsx';
import styles from './participant.module.css';
import { PARTICIPANT_LANGUAGES } from './texts/languages.ts';
import { PARTICIPANT_TEXTS } from './texts/texts.ts';

/** What surrounds the page in every state. */
export function PageFrame({ children, foot }: { children: ReactNode; foot?: ReactNode }) {
  const { t } = useDossierSpeech();
  return (
    <>
      <a className="opname-skip" href="#content">
        {t.page.skip}
      </a>
      <header className={styles.header}>
        <Logo />
        <Settings />
      </header>
      <main id="content" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      {foot && <footer className={styles.foot}>{foot}</footer>}
    </>
  );
}

/** Language and light or dark. */
function Settings() {
  const { t, language, speak } = useDossierSpeech();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const schemes: Record<MantineColorScheme, string> = {
    auto: t.page.system,
    light: t.page.light,
    dark: t.page.dark,
  };
  return (
    <Menu position="bottom" width={220} shadow="md" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={44} aria-label={t.page.settings}>
          <IconLanguage size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={styles.settings ?? ''}>
        <Menu.Label>{t.page.language}</Menu.Label>
        <Menu.RadioGroup value={language}>
          {PARTICIPANT_LANGUAGES.map((code) => (
            <Menu.RadioItem key={code} value={code} lang={code} onChange={() => speak(code)}>
              {PARTICIPANT_TEXTS[code].language}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Label>{t.page.appearance}</Menu.Label>
        <Menu.RadioGroup value={colorScheme}>
          {(['auto', 'light', 'dark'] as const).map((scheme) => (
            <Menu.RadioItem key={scheme} value={scheme} onChange={() => setColorScheme(scheme)}>
              {schemes[scheme]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
