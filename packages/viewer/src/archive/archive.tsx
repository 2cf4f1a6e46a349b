import type { ArchiveContent } from '@opname/protocol';
import '@mantine/core/styles.css';
import '@rrweb/replay/dist/style.css';
import '../replay/stage.css';
import '../look/look.css';
import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { DossierSpeechContext } from '../dossier/dossier-speech.ts';
import { resolveVariables, theme } from '../look/theme.ts';
import { PageFrame } from '../participant/page-frame.tsx';
import styles from '../participant/participant.module.css';
import { chooseParticipantLanguage } from '../participant/texts/languages.ts';
import { createParticipantSpeech } from '../participant/participant-speech.ts';
import { Explanation } from '../shell/explanation.tsx';
import { createArchiveSource, readContent } from './archive-content.ts';
import { ArchivePage } from './archive-page.tsx';
import { createArchiveParts, loadScript, type ArchiveParts } from './archive-parts.ts';

declare global {
  /** Where the scripts beside the page put what they hold. */
  var opnameArchive: Pick<ArchiveParts, 'add'>;
}

const parts = createArchiveParts(loadScript);
globalThis.opnameArchive = { add: (part, data) => parts.add(part, data) };

/** Boots an archive from disk: no server, no network; in the language in which the participant was asked. */
function Archive({ content }: { content: ArchiveContent | null }) {
  const [language, setLanguage] = useState(() =>
    chooseParticipantLanguage([content?.recording.language ?? null, ...globalThis.navigator.languages]),
  );
  const speech = createParticipantSpeech(language, setLanguage);
  const { setDirection } = useDirection();
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${speech.t.archive.title} – Opname`;
    setDirection(speech.direction);
  }, [language, speech.direction, speech.t.archive.title, setDirection]);
  return (
    <DossierSpeechContext value={speech}>
      {content ? (
        <ArchivePage content={content} source={createArchiveSource(parts, content)} />
      ) : (
        <PageFrame>
          <div className={styles.card}>
            <Explanation {...speech.t.archive.missing} order={1} />
          </div>
        </PageFrame>
      )}
    </DossierSpeechContext>
  );
}

async function start(element: Element): Promise<void> {
  const content = await readContent(parts).catch(() => null);
  createRoot(element).render(
    <DirectionProvider>
      <MantineProvider theme={theme} defaultColorScheme="auto" cssVariablesResolver={resolveVariables}>
        <Archive content={content} />
      </MantineProvider>
    </DirectionProvider>,
  );
}

const element = document.querySelector('#archive');
if (element) void start(element);
