import { Autocomplete, Button, Pill } from '@mantine/core';
import { TAG_MAX, type RecordingSummary, type Tag } from '@opname/protocol';
import { useState } from 'react';
import surfaces from '../look/surfaces.module.css';
import { Failure } from '../shell/failure.tsx';
import { useSpeech } from '../texts/texts.ts';
import styles from './tags.module.css';
import { useTagNames, useTags } from './use-tags.ts';

/** By what words a recording is found again; what colleagues gave its site's recordings is offered. */
export function TagsPanel({ recording }: { recording: RecordingSummary }) {
  const { t } = useSpeech();
  const { list, give, remove } = useTags(recording);
  const known = useTagNames(recording.site);
  const [name, setName] = useState('');
  const tags = list.data?.tags ?? [];
  const offered = known.filter((one) => tags.every((tag) => tag.name !== one));
  const add = (text: string) => {
    if (text.trim() === '' || give.isPending) return;
    // What was refused stays in the field.
    give.mutate(text, { onSuccess: () => setName('') });
  };
  return (
    <section className={styles.panel} aria-labelledby="tags">
      <h2 id="tags" className={styles.title}>
        {t.tags.title}
      </h2>
      <Given tags={tags} isEmpty={list.isSuccess && tags.length === 0} onRemove={(id) => remove.mutate(id)} />
      <form
        className={styles.add}
        onSubmit={(event) => {
          event.preventDefault();
          add(name);
        }}
      >
        <Autocomplete
          className={styles.field ?? ''}
          size="xs"
          aria-label={t.tags.add}
          placeholder={t.tags.placeholder}
          data={offered}
          value={name}
          maxLength={TAG_MAX}
          onChange={setName}
          onOptionSubmit={add}
        />
        <Button type="submit" size="xs" variant="default" loading={give.isPending}>
          {t.tags.give}
        </Button>
      </form>
      <p className={surfaces.quiet}>{t.tags.lead}</p>
      <Failure error={list.error ?? give.error ?? remove.error} />
    </section>
  );
}

interface GivenProps {
  tags: readonly Tag[];
  isEmpty: boolean;
  onRemove: (id: string) => void;
}

function Given({ tags, isEmpty, onRemove }: GivenProps) {
  const { t, format } = useSpeech();
  if (isEmpty) return <p className={styles.none}>{t.tags.none}</p>;
  return (
    <ul className={styles.given} aria-label={t.tags.title}>
      {tags.map(({ id, name, author, writtenAt }) => (
        <li key={id} title={`${author}, ${format.dateTime(writtenAt)}`}>
          <Pill
            size="md"
            withRemoveButton
            removeButtonProps={{ 'aria-label': t.tags.remove(name), 'aria-hidden': false, tabIndex: 0 }}
            onRemove={() => onRemove(id)}
          >
            {name}
          </Pill>
        </li>
      ))}
    </ul>
  );
}
