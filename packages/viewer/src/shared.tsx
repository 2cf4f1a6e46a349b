import '@mantine/core/styles.css';
import './look/look.css';
import './look/surfaces.module.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { resolveVariables, theme } from './look/theme.ts';
import { createQueryClient } from './shell/server.ts';
import { Shared } from './sharing/shared.tsx';
import { useSharingTexts } from './sharing/sharing-speech.ts';
import { chooseLanguage, createSpeech, SpeechContext } from './texts/texts.ts';

const queryClient = createQueryClient();
const fetchHere: typeof fetch = (input, init) => globalThis.fetch(input, init);
const token = location.hash.slice(1);

/** Boots the page of a link: nothing of the studio is in it, and nothing is kept in the browser. */
function SharedPage() {
  const [language, setLanguage] = useState(() => chooseLanguage(null, navigator.languages));
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" cssVariablesResolver={resolveVariables}>
      <SpeechContext value={createSpeech(language, setLanguage)}>
        <QueryClientProvider client={queryClient}>
          <Titled />
          <Shared fetch={fetchHere} token={token} />
        </QueryClientProvider>
      </SpeechContext>
    </MantineProvider>
  );
}

function Titled() {
  const { title } = useSharingTexts().page;
  useEffect(() => {
    document.documentElement.lang = chooseLanguage(null, navigator.languages);
    document.title = `${title} – Opname`;
  }, [title]);
  return null;
}

const root = document.querySelector('#shared');
if (root) createRoot(root).render(<SharedPage />);
