import { Button, NativeSelect, TextInput } from '@mantine/core';
import { RECORDING_ORDERS, SEARCH_MAX, type RecordingOrder } from '@opname/protocol';
import { useState, type ReactNode } from 'react';
import { textOf } from '../form-text.ts';
import { IconFilter, IconSearch } from '../look/icons.ts';
import { useSpeech } from '../texts/texts.ts';
import styles from './filter.module.css';
import { changeFilter, countFilters } from './filter.ts';
import { FilterPanel } from './filter-panel.tsx';
import { FilterPills } from './filter-pills.tsx';
import type { FilterState } from './use-filter.ts';

/** Above the list: words to look for, the order, and everything else by which it is filtered. */
export function FilterBar({ state, children }: { state: FilterState; children?: ReactNode }) {
  const { t } = useSpeech();
  const { filter, change } = state;
  const [isOpen, setOpen] = useState(false);
  const count = countFilters(changeFilter(filter, { search: undefined }));
  return (
    <div role="search" className={styles.bar} aria-label={t.filter.title}>
      <div className={styles.row}>
        <form
          className={styles.search}
          onSubmit={(event) => {
            event.preventDefault();
            change({ search: textOf(new FormData(event.currentTarget), 'search') });
          }}
        >
          <TextInput
            key={filter.search ?? ''}
            type="search"
            name="search"
            aria-label={t.filter.search}
            placeholder={t.filter.searchHint}
            defaultValue={filter.search ?? ''}
            maxLength={SEARCH_MAX}
            leftSection={<IconSearch size={16} aria-hidden />}
            onBlur={(event) => event.currentTarget.form?.requestSubmit()}
          />
        </form>
        <Button
          variant="default"
          aria-expanded={isOpen}
          aria-controls="filters"
          leftSection={<IconFilter size={16} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          {t.filter.open}
          {count > 0 && <span className={styles.count}>{count}</span>}
        </Button>
        <NativeSelect
          aria-label={t.filter.order}
          className={styles.order ?? ''}
          value={filter.order ?? 'newest'}
          data={RECORDING_ORDERS.map((value) => ({ value, label: t.filter.orders[value] }))}
          onChange={({ currentTarget: { value } }) =>
            change({ order: value === 'newest' ? undefined : (value as RecordingOrder) })
          }
        />
        {children}
      </div>
      <div id="filters" hidden={!isOpen}>
        {isOpen && <FilterPanel state={state} />}
      </div>
      <FilterPills state={state} />
    </div>
  );
}
