import { Alert, SegmentedControl } from '@mantine/core';
import type { DocumentDraft, DocumentKind, DraftPreview } from '@opname/protocol';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { IconInfo } from '../../look/icons.ts';
import { useServer } from '../../shell/server.ts';
import { useOfficeTexts } from '../office-speech.ts';
import { Answer } from '../../shell/view-frame.tsx';
import styles from './preview.module.css';
import { QuestionFrame, type Theme } from './question-frame.tsx';
import { LanguageSelect } from './text-editor.tsx';

interface PreviewProps {
  site: string;
  kind: DocumentKind;
  draft: DocumentDraft;
  language: string;
  onLanguage: (language: string) => void;
}

/** The draft as everybody would see it: the question in an app, and the public page. */
export function Preview({ site, kind, draft, language, onLanguage }: PreviewProps) {
  const t = useOfficeTexts();
  const { api } = useServer();
  const preview = useQuery({
    queryKey: ['draft-preview', site, kind, language, draft],
    queryFn: ({ signal }) =>
      api.call('previewDraft', { params: { site, kind }, query: { lang: language }, body: draft }, signal),
    // It says what is wrong with the draft, which asking again does not mend.
    retry: false,
    gcTime: 0,
  });
  return (
    <>
      <LanguageSelect
        texts={kind === 'notice' ? (draft.settings?.purpose ?? {}) : draft.texts}
        language={language}
        onLanguage={onLanguage}
      />
      <Alert color="petrol" variant="light" mb="md" icon={<IconInfo size={18} />}>
        {t.draftPreview.lead}
      </Alert>
      <Answer query={preview}>{(shown) => <Shown shown={shown} language={language} />}</Answer>
    </>
  );
}

function Shown({ shown, language }: { shown: DraftPreview; language: string }) {
  const t = useOfficeTexts();
  const { notice, rules, policy, page } = shown;
  const [what, setWhat] = useState<'question' | 'page'>('question');
  const [theme, setTheme] = useState<Theme>('light');
  const [width, setWidth] = useState<'wide' | 'phone'>('wide');
  const isQuestion = notice !== null && what === 'question';
  return (
    <>
      <div className={styles.choices}>
        {notice && (
          <Choice
            label={t.draftPreview.what}
            value={what}
            data={t.draftPreview.whats}
            onChange={(value) => setWhat(value)}
          />
        )}
        {isQuestion && (
          <Choice label={t.draftPreview.theme} value={theme} data={t.draftPreview.themes} onChange={setTheme} />
        )}
        <Choice label={t.draftPreview.width} value={width} data={t.draftPreview.widths} onChange={setWidth} />
      </div>
      <div className={styles.ground} data-width={width}>
        {isQuestion ? (
          <QuestionFrame
            notice={policy && !notice.policyUrl ? { ...notice, policyUrl: location.origin + policy } : notice}
            rules={rules}
            locale={language}
            theme={theme}
          />
        ) : (
          // Nothing runs in it, and none of its links leads anywhere.
          <iframe className={styles.frame} title={t.draftPreview.whats.page} srcDoc={page} sandbox="" />
        )}
      </div>
    </>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  data: Readonly<Record<Value, string>>;
  onChange: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, data, onChange }: ChoiceProps<Value>) {
  const options = (Object.keys(data) as Value[]).map((each) => ({ value: each, label: data[each] }));
  return <SegmentedControl aria-label={label} value={value} data={options} onChange={onChange} />;
}
