import { Alert } from '@mantine/core';
import type { Notice } from '@opname/protocol';
import { useEffect, useRef, useState } from 'react';
import { useSpeech } from '../../texts/texts.ts';
import { useOfficeTexts } from '../office-speech.ts';
import styles from './preview.module.css';

export type Theme = 'light' | 'dark';

/** What the frame is sent; the script in it is the notice's own, without all that could ask anybody. */
interface QuestionFrameProps {
  notice: Notice;
  rules: unknown;
  locale: string;
  theme: Theme;
}

/** The question of a draft in a frame of its own, which reaches neither the studio nor the network. */
export function QuestionFrame({ notice, rules, locale, theme }: QuestionFrameProps) {
  const t = useOfficeTexts();
  const { language: spoken } = useSpeech();
  const frame = useRef<HTMLIFrameElement>(null);
  const [isReady, setReady] = useState(false);
  const [report, setReport] = useState<Report>({});

  useEffect(() => {
    const hear = ({ source, data }: MessageEvent<unknown>) => {
      if (source !== frame.current?.contentWindow) return;
      if (data === 'ready') setReady(true);
      else setReport(parseReport(data));
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, []);
  useEffect(() => {
    // It has no origin to name: its sandbox took that away. What is sent is about to be public.
    if (isReady) frame.current?.contentWindow?.postMessage({ notice, rules, locale, theme }, '*');
  }, [isReady, notice, rules, locale, theme]);

  const name = (code: string) => new Intl.DisplayNames(spoken, { type: 'language' }).of(code) ?? code;
  const { language, error } = report;
  return (
    <>
      {error !== undefined && (
        <Alert color="red" variant="light" mb="md" role="alert">
          {t.draftPreview.notAsked(error)}
        </Alert>
      )}
      {language !== undefined && language !== locale && (
        <Alert color="orange" variant="light" mb="md">
          {t.draftPreview.askedIn(name(locale), name(language))}
        </Alert>
      )}
      <iframe
        ref={frame}
        className={styles.frame}
        title={t.draftPreview.whats.question}
        src="/studio/draft.html"
        sandbox="allow-scripts"
      />
    </>
  );
}

interface Report {
  /** The language in which it stands there. */
  language?: string;
  /** Why nothing would be asked. */
  error?: string;
}

function parseReport(data: unknown): Report {
  const { language, error } = (data ?? {}) as { language?: unknown; error?: unknown };
  return {
    ...(typeof language === 'string' && /^[a-z]{2}$/.test(language) && { language }),
    ...(typeof error === 'string' && { error }),
  };
}
