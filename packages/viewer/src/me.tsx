import '@mantine/core/styles.css';
import './look/look.css';
import './look/surfaces.module.css';
import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { DossierSpeechContext } from './dossier/dossier-speech.ts';
import { resolveVariables, theme } from './look/theme.ts';
import { createDoor } from './participant/door.ts';
import { Participant, type Door } from './participant/participant.tsx';
import { chooseParticipantLanguage } from './participant/texts/languages.ts';
import { createParticipantSpeech } from './participant/participant-speech.ts';
import { createQueryClient } from './shell/server.ts';

const queryClient = createQueryClient();
const door = createDoor(globalThis.window);
const asked = new URLSearchParams(globalThis.location.search);

/** `?theme=dark` in a host's settings page that is dark; else as the system is. */
const scheme = asked.get('theme') === 'dark' || asked.get('theme') === 'light' ? asked.get('theme') : 'auto';

/** Boots the participant's page: what it talks to, how it looks and speaks. */
function Page({ door }: { door: Door }) {
  const [language, setLanguage] = useState(() =>
    chooseParticipantLanguage([asked.get('lang'), ...globalThis.navigator.languages]),
  );
  const speech = createParticipantSpeech(language, setLanguage);
  const { setDirection } = useDirection();
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${speech.t.page.title} – Opname`;
    setDirection(speech.direction);
  }, [language, speech.direction, speech.t.page.title, setDirection]);
  return (
    <DossierSpeechContext value={speech}>
      <QueryClientProvider client={queryClient}>
        <Participant door={door} />
      </QueryClientProvider>
    </DossierSpeechContext>
  );
}

const root = document.querySelector('#me');
if (root) {
  createRoot(root).render(
    <DirectionProvider>
      <MantineProvider
        theme={theme}
        defaultColorScheme={scheme as 'auto' | 'light' | 'dark'}
        cssVariablesResolver={resolveVariables}
      >
        <Page door={door} />
      </MantineProvider>
    </DirectionProvider>,
  );
}
