import { Tabs, TextInput } from '@mantine/core';
import { DOCUMENT_KINDS, type DocumentDraft, type DocumentKind } from '@opname/protocol';
import { useState } from 'react';
import { Link } from 'wouter';
import { IconBack } from '../../look/icons.ts';
import { NotFound } from '../../shell/not-found.tsx';
import { useSpeech } from '../../texts/texts.ts';
import surfaces from '../../look/surfaces.module.css';
import styles from '../office.module.css';
import { useOfficeTexts } from '../office-speech.ts';
import { Answer, ViewFrame } from '../../shell/view-frame.tsx';
import editorStyles from './editor.module.css';
import { Changes } from './changes.tsx';
import { Preview } from './preview.tsx';
import { PublishBar, stamped } from './publish-bar.tsx';
import { SettingsEditor } from './settings-editor.tsx';
import { LanguageSelect, TextEditor } from './text-editor.tsx';
import { useDocument, type OpenedDocument } from './use-document.ts';

/** Where a notice or a policy is written, compared and published. */
export function DocumentEditor({ site, kind }: { site: string; kind: string }) {
  const known = DOCUMENT_KINDS.find((one) => one === kind);
  return known ? <Editor site={site} kind={known} /> : <NotFound />;
}

function Editor({ site, kind }: { site: string; kind: DocumentKind }) {
  const t = useOfficeTexts();
  const opened = useDocument(site, kind);
  return (
    <>
      <Link href="/office/documents" className={styles.back}>
        <IconBack size={15} aria-hidden />
        {t.editor.back}
      </Link>
      <ViewFrame title={t.documents.kinds[kind]} lead={opened.data?.document.siteName ?? site}>
        <Answer query={opened}>
          {(data) => (
            <Draft key={data.published?.version ?? ''} opened={data} onPublished={() => void opened.refetch()} />
          )}
        </Answer>
      </ViewFrame>
    </>
  );
}

function Draft({ opened, onPublished }: { opened: OpenedDocument; onPublished: () => void }) {
  const { language: spoken } = useSpeech();
  const [draft, setDraft] = useState<DocumentDraft>(opened.draft);
  const [isChanged, setChanged] = useState(false);
  const [language, setLanguage] = useState<string>(spoken);
  const change = (changed: Partial<DocumentDraft>) => {
    setDraft((before) => ({ ...before, ...changed }));
    setChanged(true);
  };
  const { settings } = draft;
  return (
    <div className={surfaces.panel}>
      <VersionFields draft={draft} onChange={change} />
      <Tabs defaultValue="text" mt="md" keepMounted={false}>
        <TabList hasSettings={settings !== undefined} />
        <Tabs.Panel value="text" className={editorStyles.tab}>
          <TextEditor
            texts={draft.texts}
            language={language}
            onLanguage={setLanguage}
            onText={(text) => change({ texts: withText(draft.texts, language, text) })}
          />
        </Tabs.Panel>
        {settings && (
          <Tabs.Panel value="settings" className={editorStyles.tab}>
            <LanguageSelect texts={settings.purpose} language={language} onLanguage={setLanguage} />
            <SettingsEditor
              settings={settings}
              language={language}
              onSettings={(changed) => change({ settings: changed })}
            />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="changes" className={editorStyles.tab}>
          <Changes published={opened.published} draft={draft} language={language} onLanguage={setLanguage} />
        </Tabs.Panel>
        <Tabs.Panel value="preview" className={editorStyles.tab}>
          <Preview
            site={opened.document.site}
            kind={opened.document.kind}
            draft={stamped(draft)}
            language={language}
            onLanguage={setLanguage}
          />
        </Tabs.Panel>
      </Tabs>
      <PublishBar
        document={opened.document}
        draft={draft}
        isChanged={isChanged}
        published={opened.published}
        onSaved={() => setChanged(false)}
        onPublished={onPublished}
      />
    </div>
  );
}

function TabList({ hasSettings }: { hasSettings: boolean }) {
  const { editor, draftPreview } = useOfficeTexts();
  return (
    <Tabs.List>
      <Tabs.Tab value="text">{editor.texts}</Tabs.Tab>
      {hasSettings && <Tabs.Tab value="settings">{editor.settings}</Tabs.Tab>}
      <Tabs.Tab value="changes">{editor.changes}</Tabs.Tab>
      <Tabs.Tab value="preview">{draftPreview.tab}</Tabs.Tab>
    </Tabs.List>
  );
}

function VersionFields({
  draft,
  onChange,
}: {
  draft: DocumentDraft;
  onChange: (changed: Partial<DocumentDraft>) => void;
}) {
  const t = useOfficeTexts();
  return (
    <div className={styles.inline}>
      <TextInput
        label={t.editor.version}
        required
        maxLength={64}
        value={draft.version}
        onChange={({ currentTarget }) => onChange({ version: currentTarget.value })}
      />
      <TextInput
        label={t.editor.updated}
        required
        type="date"
        value={draft.updated}
        onChange={({ currentTarget }) => onChange({ updated: currentTarget.value })}
      />
    </div>
  );
}

/** A language whose text was taken out is not written in. */
function withText(texts: DocumentDraft['texts'], language: string, text: string): DocumentDraft['texts'] {
  const { [language]: _, ...rest } = texts;
  return text === '' ? rest : { ...rest, [language]: text };
}
