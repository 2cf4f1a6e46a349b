import { NativeSelect, Textarea } from '@mantine/core';
import { NOTICE_LANGUAGES, type DocumentDraft } from '@opname/protocol';
import { useSpeech } from '../../texts/texts.ts';
import { useOfficeTexts } from '../office-speech.ts';
import styles from './editor.module.css';
import { renderMarkdown } from './render-markdown.ts';

interface TextEditorProps {
  texts: DocumentDraft['texts'];
  language: string;
  onLanguage: (language: string) => void;
  onText: (text: string) => void;
}

/** A text in one language, and beside it what readers will see. */
export function TextEditor({ texts, language, onLanguage, onText }: TextEditorProps) {
  const t = useOfficeTexts();
  const text = texts[language] ?? '';
  return (
    <>
      <LanguageSelect texts={texts} language={language} onLanguage={onLanguage} />
      <div className={styles.sides}>
        <Textarea
          label={t.editor.markdown}
          lang={language}
          dir="auto"
          autosize
          minRows={16}
          maxRows={32}
          classNames={{ input: styles.markdown ?? '' }}
          value={text}
          onChange={({ currentTarget }) => onText(currentTarget.value)}
        />
        <section className={styles.previewBox} aria-labelledby="preview">
          <h2 id="preview">{t.editor.preview}</h2>
          {text.trim() === '' ? (
            <p className={styles.empty}>{t.editor.emptyPreview}</p>
          ) : (
            // The renderer lets no markup of the text through; a test beside it says so.
            <div
              className={styles.preview}
              lang={language}
              dir="auto"
              tabIndex={0}
              role="group"
              aria-labelledby="preview"
              dangerouslySetInnerHTML={{ __html: renderMarkdown(text) }}
            />
          )}
        </section>
      </div>
    </>
  );
}

type LanguageSelectProps = Pick<TextEditorProps, 'texts' | 'language' | 'onLanguage'>;

/** Every language that participants are asked in; those that are written have a mark. */
export function LanguageSelect({ texts, language, onLanguage }: LanguageSelectProps) {
  const t = useOfficeTexts();
  const { language: spoken } = useSpeech();
  const names = new Intl.DisplayNames(spoken, { type: 'language' });
  const codes = new Set<string>([...NOTICE_LANGUAGES, ...Object.keys(texts)]);
  return (
    <NativeSelect
      className={styles.language ?? ''}
      label={t.editor.languageOf}
      value={language}
      data={[...codes].map((code) => ({
        value: code,
        label: `${names.of(code) ?? code}${(texts[code] ?? '').trim() === '' ? '' : ' ✓'}`,
      }))}
      onChange={({ currentTarget }) => onLanguage(currentTarget.value)}
    />
  );
}
