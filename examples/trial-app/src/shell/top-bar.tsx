import type { VNode } from 'preact';
import { LanguageSwitch } from '../controls/language-switch.tsx';
import { useApp } from './app-context.ts';
import { UserMenu } from './user-menu.tsx';

export function TopBar(): VNode {
  const { texts, language, setLanguage } = useApp();
  return (
    <header class="top-bar">
      <img class="top-logo" src="images/mark.svg" alt="Vlonder" width="32" height="32" />
      <LanguageSwitch label={texts.controls.language} language={language} onChange={setLanguage} />
      <UserMenu />
    </header>
  );
}
