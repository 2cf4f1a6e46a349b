import { Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { LEVELS, PURPOSES, type Notice } from '@opname/protocol';
import { useOfficeTexts } from '../office-speech.ts';
import styles from './editor.module.css';
import { formatLines, formatProcessors, parseLines, parseProcessors } from './lines.ts';

interface SettingsEditorProps {
  settings: Notice;
  /** The language whose sentences are edited. */
  language: string;
  onSettings: (settings: Notice) => void;
}

/** What fills the notice's sentences; what is done stands beside what is said. */
export function SettingsEditor(props: SettingsEditorProps) {
  return (
    <div className={styles.settings}>
      <WhoFields {...props} />
      <SentenceFields {...props} />
      <WhatFields {...props} />
      <OthersFields {...props} />
    </div>
  );
}

function WhoFields({ settings, onSettings }: SettingsEditorProps) {
  const t = useOfficeTexts();
  const { fields, optional } = t.editor;
  return (
    <>
      <TextInput
        label={fields.controller}
        required
        value={settings.controller}
        onChange={({ currentTarget }) => onSettings({ ...settings, controller: currentTarget.value })}
      />
      <TextInput
        label={fields.contact}
        required
        value={settings.contact}
        onChange={({ currentTarget }) => onSettings({ ...settings, contact: currentTarget.value })}
      />
      <TextInput
        label={fields.address}
        description={optional}
        value={settings.address ?? ''}
        onChange={({ currentTarget }) => onSettings(withOptional(settings, 'address', currentTarget.value))}
      />
      <TextInput
        label={fields.policyUrl}
        description={optional}
        type="url"
        value={settings.policyUrl ?? ''}
        onChange={({ currentTarget }) => onSettings(withOptional(settings, 'policyUrl', currentTarget.value))}
      />
    </>
  );
}

function SentenceFields({ settings, language, onSettings }: SettingsEditorProps) {
  const t = useOfficeTexts();
  return (
    <>
      {(['purpose', 'watchers'] as const).map((field) => (
        <Textarea
          key={field}
          label={`${t.editor.fields[field]} (${language})`}
          lang={language}
          autosize
          minRows={2}
          value={settings[field][language] ?? ''}
          onChange={({ currentTarget }) =>
            onSettings({ ...settings, [field]: withText(settings[field], language, currentTarget.value) })
          }
        />
      ))}
    </>
  );
}

function WhatFields({ settings, onSettings }: SettingsEditorProps) {
  const t = useOfficeTexts();
  const { fields } = t.editor;
  const purposes = settings.purposes ?? PURPOSES.slice(0, 2);
  return (
    <>
      {(['windowMinutes', 'retentionDays'] as const).map((field) => (
        <NumberInput
          key={field}
          label={fields[field]}
          required
          min={1}
          max={field === 'windowMinutes' ? 120 : 365}
          allowDecimal={false}
          value={settings[field]}
          onChange={(value) => onSettings({ ...settings, [field]: Number(value) })}
        />
      ))}
      <NativeSelect
        label={fields.level}
        value={settings.level}
        data={LEVELS.map((level) => ({ value: level, label: t.editor.levels[level] }))}
        onChange={({ currentTarget }) =>
          onSettings({ ...settings, level: LEVELS.find((level) => level === currentTarget.value) ?? settings.level })
        }
      />
      <Checkbox.Group
        label={fields.purposes}
        value={purposes}
        onChange={(chosen) => onSettings({ ...settings, purposes: PURPOSES.filter((one) => chosen.includes(one)) })}
      >
        <div className={styles.checks}>
          {PURPOSES.map((purpose) => (
            <Checkbox key={purpose} value={purpose} label={t.editor.purposes[purpose]} />
          ))}
        </div>
      </Checkbox.Group>
    </>
  );
}

function OthersFields({ settings, onSettings }: SettingsEditorProps) {
  const t = useOfficeTexts();
  return (
    <>
      <Textarea
        label={t.editor.fields.recipients}
        description={t.editor.oneEachLine}
        autosize
        minRows={2}
        defaultValue={formatLines(settings.recipients ?? [])}
        onChange={({ currentTarget }) => onSettings({ ...settings, recipients: parseLines(currentTarget.value) })}
      />
      <Textarea
        label={t.editor.fields.processors}
        description={t.editor.processorHint}
        autosize
        minRows={2}
        defaultValue={formatProcessors(settings.processors)}
        onChange={({ currentTarget }) => onSettings({ ...settings, processors: parseProcessors(currentTarget.value) })}
      />
    </>
  );
}

/** A field that is left empty is left out. */
function withOptional(settings: Notice, field: 'address' | 'policyUrl', value: string): Notice {
  const { [field]: _, ...rest } = settings;
  return value === '' ? rest : { ...rest, [field]: value };
}

function withText(texts: Notice['purpose'], language: string, text: string): Notice['purpose'] {
  const { [language]: _, ...rest } = texts;
  return text === '' ? rest : { ...rest, [language]: text };
}
