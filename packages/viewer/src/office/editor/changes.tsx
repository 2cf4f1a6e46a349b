import type { DocumentDraft } from '@opname/protocol';
import { useOfficeTexts } from '../office-speech.ts';
import { AsksAgain } from './asks-again.tsx';
import styles from './editor.module.css';
import { LanguageSelect } from './text-editor.tsx';
import { TextChanges } from './text-changes.tsx';

interface ChangesProps {
  published: DocumentDraft | null;
  draft: DocumentDraft;
  language: string;
  onLanguage: (language: string) => void;
}

/** What the draft changes against the version in force, and whether participants are asked again by it. */
export function Changes({ published, draft, language, onLanguage }: ChangesProps) {
  const t = useOfficeTexts();
  if (!published) return <p>{t.editor.asksFirst}</p>;
  return (
    <>
      <p className={styles.lead}>
        {t.editor.against(published.version)}: <ins>{t.editor.added}</ins>, <del>{t.editor.removed}</del>.
      </p>
      <AsksAgain published={published} draft={draft} />
      <LanguageSelect texts={draft.texts} language={language} onLanguage={onLanguage} />
      <TextChanges before={published.texts[language] ?? ''} after={draft.texts[language] ?? ''} language={language} />
    </>
  );
}
