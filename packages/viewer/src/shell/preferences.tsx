import { Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { LANGUAGES, TEXTS, useSpeech } from '../texts/texts.ts';

/** Language and light or dark, as parts of a menu; both are remembered in this browser. */
export function Preferences() {
  const { t, language, speak } = useSpeech();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const schemes: Record<MantineColorScheme, string> = {
    auto: t.shell.system,
    light: t.shell.light,
    dark: t.shell.dark,
  };
  return (
    <>
      <Menu.Label>{t.shell.appearance}</Menu.Label>
      <Menu.RadioGroup value={colorScheme}>
        {(['auto', 'light', 'dark'] as const).map((scheme) => (
          <Menu.RadioItem key={scheme} value={scheme} onChange={() => setColorScheme(scheme)}>
            {schemes[scheme]}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Menu.Label>{t.shell.language}</Menu.Label>
      <Menu.RadioGroup value={language}>
        {LANGUAGES.map((code) => (
          <Menu.RadioItem key={code} value={code} lang={code} onChange={() => speak(code)}>
            {TEXTS[code].language}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}
