import { Autocomplete, Chip, NativeSelect, TextInput } from '@mantine/core';
import { RECORDING_MARKS, SEARCH_MAX, TAG_MAX, WATCHED_STATES, type WatchedState } from '@opname/protocol';
import type { KeyboardEvent } from 'react';
import { useSites } from '../office/site-select.tsx';
import { useTagNames } from '../tags/use-tags.ts';
import { useSpeech } from '../texts/texts.ts';
import { formatDay, parseDay, parseMinutes } from './day.ts';
import styles from './filter.module.css';
import { marksOf } from './filter.ts';
import type { FilterState } from './use-filter.ts';

/** Days that are offered to look back. */
const DAYS = [1, 7, 30];
const MINUTE_MS = 60_000;

/** Everything by which the list is filtered; each field counts as soon as it is left. */
export function FilterPanel({ state }: { state: FilterState }) {
  const { t } = useSpeech();
  const { filter, change } = state;
  return (
    <div className={styles.panel}>
      <Chip.Group
        multiple
        value={marksOf(filter)}
        onChange={(marks) => change({ has: marks.length > 0 ? marks.join(',') : undefined })}
      >
        <fieldset className={styles.marks}>
          <legend>{t.filter.has}</legend>
          {RECORDING_MARKS.map((mark) => (
            <Chip key={mark} value={mark} size="xs">
              {t.filter.marks[mark]}
            </Chip>
          ))}
        </fieldset>
      </Chip.Group>
      <div className={styles.fields}>
        <SiteField state={state} />
        <TextField label={t.filter.page} value={filter.page} hint="/orders" onValue={(page) => change({ page })} />
        <TextField label={t.filter.clicked} value={filter.clicked} onValue={(clicked) => change({ clicked })} />
        <TagField state={state} />
        <NativeSelect
          label={t.filter.watched}
          value={filter.watched ?? ''}
          data={[
            { value: '', label: t.filter.any },
            ...WATCHED_STATES.map((value) => ({ value, label: t.watched[value] })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            change({ watched: value === '' ? undefined : (value as WatchedState) })
          }
        />
        <Dates state={state} />
        <Lengths state={state} />
      </div>
    </div>
  );
}

function SiteField({ state: { filter, change } }: { state: FilterState }) {
  const { t } = useSpeech();
  const known = useSites();
  if (known.length < 2 && filter.site === undefined) return null;
  return (
    <NativeSelect
      label={t.list.site}
      value={filter.site ?? ''}
      data={[{ value: '', label: t.filter.allSites }, ...known.map(({ key, name }) => ({ value: key, label: name }))]}
      onChange={({ currentTarget: { value } }) => change({ site: value })}
    />
  );
}

function TagField({ state: { filter, change } }: { state: FilterState }) {
  const { t } = useSpeech();
  const names = useTagNames(filter.site);
  const { tag = '' } = filter;
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // With a name marked in the list, Enter takes that one.
    if (event.key !== 'Enter' || event.currentTarget.hasAttribute('aria-activedescendant')) return;
    change({ tag: event.currentTarget.value.trim() });
  };
  return (
    <Autocomplete
      key={tag}
      label={t.tags.filter}
      data={names}
      defaultValue={tag}
      maxLength={TAG_MAX}
      onOptionSubmit={(name) => change({ tag: name })}
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget }) => {
        if (currentTarget.value.trim() !== tag) change({ tag: currentTarget.value.trim() });
      }}
    />
  );
}

function Dates({ state: { filter, change } }: { state: FilterState }) {
  const { t } = useSpeech();
  const { from, to, days } = filter;
  return (
    <>
      <NativeSelect
        label={t.filter.begun}
        value={days === undefined ? '' : String(days)}
        data={[
          { value: '', label: t.filter.any },
          ...DAYS.map((count) => ({ value: String(count), label: t.filter.days(count) })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          change({ days: value === '' ? undefined : Number(value), from: undefined, to: undefined })
        }
      />
      <TextField
        type="date"
        label={t.filter.from}
        value={formatDay(from)}
        onValue={(day) => change({ from: parseDay(day, 'start'), days: undefined })}
      />
      <TextField
        type="date"
        label={t.filter.to}
        value={formatDay(to)}
        onValue={(day) => change({ to: parseDay(day, 'end'), days: undefined })}
      />
    </>
  );
}

const inMinutes = (ms: number | undefined) => (ms === undefined ? undefined : String(ms / MINUTE_MS));

function Lengths({ state: { filter, change } }: { state: FilterState }) {
  const { t } = useSpeech();
  return (
    <>
      <TextField
        type="number"
        label={t.filter.longer}
        value={inMinutes(filter.longer)}
        onValue={(minutes) => change({ longer: parseMinutes(minutes) })}
      />
      <TextField
        type="number"
        label={t.filter.shorter}
        value={inMinutes(filter.shorter)}
        onValue={(minutes) => change({ shorter: parseMinutes(minutes) })}
      />
    </>
  );
}

interface TextFieldProps {
  label: string;
  type?: 'text' | 'date' | 'number';
  value: string | undefined;
  hint?: string;
  onValue: (value: string) => void;
}

/** What is typed counts when the field is left, or with Enter. */
function TextField({ label, type = 'text', value = '', hint = '', onValue }: TextFieldProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') onValue(event.currentTarget.value.trim());
  };
  return (
    <TextInput
      key={value}
      type={type}
      label={label}
      defaultValue={value}
      placeholder={hint}
      maxLength={SEARCH_MAX}
      {...(type === 'number' && { min: 0, step: 'any' })}
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget }) => {
        if (currentTarget.value.trim() !== value) onValue(currentTarget.value.trim());
      }}
    />
  );
}
