import { ActionIcon, Button, Popover, Text, TextInput } from '@mantine/core';
import type { KeptFilter, SavedFilter } from '@opname/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { textOf } from '../form-text.ts';
import { IconBookmark, IconDelete } from '../look/icons.ts';
import { countFilters } from '../recordings/filter.ts';
import type { FilterState } from '../recordings/use-filter.ts';
import { Failure } from '../shell/failure.tsx';
import { useServer } from '../shell/server.ts';
import { useSpeech } from '../texts/texts.ts';
import styles from './shelves.module.css';

const FILTERS = ['saved-filters'];

/** The filters that whoever is signed in has kept, and the one in use to be kept. */
export function SavedFilters({ state }: { state: FilterState }) {
  const { t } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={320}
      shadow="md"
      trapFocus
      withinPortal={false}
    >
      <Popover.Target>
        <Button variant="default" leftSection={<IconBookmark size={16} aria-hidden />} onClick={() => setOpen(!isOpen)}>
          {t.shelves.saved}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t.shelves.saved}>
        <SavedList state={state} onDone={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function SavedList({ state, onDone }: { state: FilterState; onDone: () => void }) {
  const { t } = useSpeech();
  const { api } = useServer();
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: FILTERS });
  const list = useQuery({ queryKey: FILTERS, queryFn: ({ signal }) => api.call('listFilters', {}, signal) });
  const save = useMutation({
    mutationFn: (body: { name: string; filter: KeptFilter }) => api.call('saveFilter', { body }),
    onSettled,
  });
  const forget = useMutation({
    mutationFn: (filter: string) => api.call('removeFilter', { params: { filter } }),
    onSettled,
  });
  const filters = list.data?.filters ?? [];
  const choose = (filter: KeptFilter) => {
    state.set(filter);
    onDone();
  };
  return (
    <>
      <Failure error={list.error ?? save.error ?? forget.error} />
      {filters.length === 0 && <Text c="dimmed">{t.shelves.noSaved}</Text>}
      <ul className={styles.saved}>
        {filters.map((saved) => (
          <SavedLine key={saved.id} saved={saved} onChoose={choose} onForget={(id) => forget.mutate(id)} />
        ))}
      </ul>
      {countFilters(state.filter) > 0 && (
        <form
          className={styles.keep}
          onSubmit={(event) => {
            event.preventDefault();
            const { search: _search, ...filter } = state.filter;
            const name = textOf(new FormData(event.currentTarget), 'name');
            if (name !== '') save.mutate({ name, filter });
            event.currentTarget.reset();
          }}
        >
          <TextInput
            name="name"
            label={t.shelves.save}
            placeholder={t.shelves.name}
            maxLength={80}
            description={t.shelves.saveHint}
          />
          <Button type="submit" size="xs" loading={save.isPending}>
            {t.shelves.keep}
          </Button>
        </form>
      )}
    </>
  );
}

interface SavedLineProps {
  saved: SavedFilter;
  onChoose: (filter: KeptFilter) => void;
  onForget: (id: string) => void;
}

function SavedLine({ saved: { id, name, filter }, onChoose, onForget }: SavedLineProps) {
  const { t } = useSpeech();
  return (
    <li>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        className={styles.name ?? ''}
        onClick={() => onChoose(filter)}
      >
        {name}
      </Button>
      <ActionIcon variant="subtle" color="gray" aria-label={t.shelves.forget(name)} onClick={() => onForget(id)}>
        <IconDelete size={16} aria-hidden />
      </ActionIcon>
    </li>
  );
}
