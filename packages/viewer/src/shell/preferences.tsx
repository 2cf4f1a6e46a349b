import { Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconCheck, IconLanguage, IconMoon, IconScreen, IconSun } from '../look/icons.ts';
import { LANGUAGES, TEXTS, useSpeech } from '../texts/texts.ts';

const CHECK = <IconCheck size={15} aria-hidden />;

/** Language and light or dark, as parts of a menu; both are remembered in this browser. */
export function Preferences() {
  const { t, language, speak } = useSpeech();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const schemes: [MantineColorScheme, string, typeof IconSun][] = [
    ['light', t.shell.light, IconSun],
    ['dark', t.shell.dark, IconMoon],
    ['auto', t.shell.system, IconScreen],
  ];
  return (
    <>
      <Menu.Label>{t.shell.appearance}</Menu.Label>
      {schemes.map(([scheme, label, Icon]) => (
        <Menu.Item
          key={scheme}
          role="menuitemradio"
          aria-checked={colorScheme === scheme}
          leftSection={<Icon size={16} aria-hidden />}
          rightSection={colorScheme === scheme && CHECK}
          onClick={() => setColorScheme(scheme)}
        >
          {label}
        </Menu.Item>
      ))}
      <Menu.Label>{t.shell.language}</Menu.Label>
      {LANGUAGES.map((code) => (
        <Menu.Item
          key={code}
          role="menuitemradio"
          aria-checked={code === language}
          lang={code}
          leftSection={<IconLanguage size={16} aria-hidden />}
          rightSection={code === language && CHECK}
          onClick={() => speak(code)}
        >
          {TEXTS[code].language}
        </Menu.Item>
      ))}
    </>
  );
}
