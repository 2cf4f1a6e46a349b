import '@mantine/core/styles.css';
import './look/look.css';
import './look/surfaces.module.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Route, Router, Switch } from 'wouter';
import { createApi } from './api.ts';
import { resolveVariables, theme } from './look/theme.ts';
import { Recording, recordingQuery } from './recording/recording.tsx';
import { Insights } from './insights/insights.tsx';
import { ForMe } from './notes/for-me.tsx';
import { Office } from './office/office.tsx';
import { Recordings } from './recordings/recordings.tsx';
import { createSession } from './session.ts';
import { Collections } from './shelves/collections.tsx';
import { NotFound } from './shell/not-found.tsx';
import { createQueryClient, personQuery, ServerContext, usePerson, type Server } from './shell/server.ts';
import { Shell } from './shell/shell.tsx';
import { Account } from './team/account.tsx';
import { InvitationPage } from './team/invitation-page.tsx';
import { SetUp } from './team/set-up.tsx';
import { Team } from './team/team.tsx';
import { createSpeech, readLanguage, SpeechContext, writeLanguage } from './texts/texts.ts';

/** Where the server serves the studio. */
const BASE = '/studio';

/** Kept in this browser only, as the language is. */
const colorSchemeManager = localStorageColorSchemeManager({ key: 'opname-color-scheme' });

const fetchHere: typeof fetch = (input, init) => globalThis.fetch(input, init);
const server: Server = { api: createApi(fetchHere), session: createSession(fetchHere) };
const queryClient = createQueryClient();

/** Boots the studio: what it talks to, how it looks and speaks, and which address shows which view. */
function Studio() {
  const [language, setLanguage] = useState(() => readLanguage(localStorage, navigator.languages));
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const speech = createSpeech(language, (chosen) => {
    writeLanguage(localStorage, chosen);
    setLanguage(chosen);
  });
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemeManager}
      cssVariablesResolver={resolveVariables}
    >
      <SpeechContext value={speech}>
        <ServerContext value={server}>
          <QueryClientProvider client={queryClient}>
            <Router base={BASE}>
              <Switch>
                <Route path="/invitation">
                  <InvitationPage />
                </Route>
                <Route>
                  <Shell>
                    <Views />
                  </Shell>
                </Route>
              </Switch>
            </Router>
          </QueryClientProvider>
        </ServerContext>
      </SpeechContext>
    </MantineProvider>
  );
}

/** What is shown at which address. */
function Views() {
  const person = usePerson();
  return (
    <Switch>
      <Route path="/">{person.data?.role === 'developer' ? <SetUp /> : <Recordings />}</Route>
      <Route path="/collections">
        <Collections />
      </Route>
      <Route path="/for-me">
        <ForMe />
      </Route>
      <Route path="/insights">
        <Insights />
      </Route>
      <Route path="/office/*?">
        <Office />
      </Route>
      <Route path="/team">
        <Team />
      </Route>
      <Route path="/account">
        <Account />
      </Route>
      <Route path="/recordings/:id">{({ id }) => <Recording key={id} id={id} />}</Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}

/** Asks for what the view of this address needs first, while React still builds what it will stand in. */
function askEarly(): void {
  void queryClient.prefetchQuery(personQuery(server.session));
  const recording = /^\/studio\/recordings\/([^/]+)$/.exec(location.pathname)?.[1];
  if (recording) void queryClient.prefetchQuery(recordingQuery(server.api, recording));
}

askEarly();
const root = document.querySelector('#studio');
if (root) createRoot(root).render(<Studio />);
