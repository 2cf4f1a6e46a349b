import { Alert } from '@mantine/core';
import type { DocumentDraft } from '@opname/protocol';
import { IconInfo } from '../../look/icons.ts';
import { useOfficeTexts } from '../office-speech.ts';
import { listProcessChanges } from './process-changes.ts';

/** Says before publishing whether those who said yes are asked again; a policy never asks. */
export function AsksAgain({ published, draft }: { published: DocumentDraft; draft: DocumentDraft }) {
  const t = useOfficeTexts();
  if (!published.settings || !draft.settings) return null;
  const changes = listProcessChanges(published.settings, draft.settings);
  const names = changes.map((field) => t.editor.fields[field].toLowerCase()).join(', ');
  const asks = changes.length > 0;
  return (
    <Alert
      mb="md"
      color={asks ? 'orange' : 'petrol'}
      variant="light"
      icon={<IconInfo size={18} />}
      title={asks ? t.editor.asks : t.editor.asksNot}
      data-opname-asks={asks}
    >
      {asks ? t.editor.asksWhy(names) : t.editor.asksNotWhy}
    </Alert>
  );
}
