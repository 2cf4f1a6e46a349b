import { Button, TextInput } from '@mantine/core';
import type { Collection } from '@opname/protocol';
import { useState } from 'react';
import { Link } from 'wouter';
import { textOf } from '../form-text.ts';
import surfaces from '../look/surfaces.module.css';
import { useSpeech } from '../texts/texts.ts';
import styles from './shelves.module.css';

interface CollectionCardProps {
  collection: Collection;
  onRename: (name: string) => Promise<unknown>;
  onRemove: (id: string) => void;
}

/** One collection: what it is called, what it holds, and what is done with it. */
export function CollectionCard({ collection, onRename, onRemove }: CollectionCardProps) {
  const { t, format } = useSpeech();
  const [doing, setDoing] = useState<'nothing' | 'renaming' | 'removing'>('nothing');
  const { id, name, siteName, madeBy, madeAt, recordings, gone } = collection;
  const isSure = doing === 'removing';
  if (doing === 'renaming') {
    return (
      <li className={styles.card}>
        <RenameForm name={name} onRename={onRename} onDone={() => setDoing('nothing')} />
      </li>
    );
  }
  return (
    <li className={styles.card}>
      <div className={styles.about}>
        <Link href={`/?collection=${id}`} className={styles.title}>
          {name}
        </Link>
        <p className={surfaces.quiet}>
          {siteName} · {t.shelves.madeBy(madeBy, format.date(madeAt))}
        </p>
      </div>
      <p className={styles.counts}>
        {t.shelves.holds(recordings)}
        {gone > 0 && <span className={styles.gone}>{t.shelves.gone(gone)}</span>}
      </p>
      <div>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          aria-label={t.shelves.rename(name)}
          onClick={() => setDoing('renaming')}
        >
          {t.shelves.renameShort}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          color={isSure ? 'red' : 'gray'}
          aria-label={isSure ? t.shelves.removeNow : t.shelves.remove(name)}
          onClick={() => (isSure ? onRemove(id) : setDoing('removing'))}
          onBlur={() => setDoing('nothing')}
        >
          {isSure ? t.shelves.removeNow : t.notes.remove}
        </Button>
      </div>
    </li>
  );
}

interface RenameFormProps {
  name: string;
  onRename: (name: string) => Promise<unknown>;
  onDone: () => void;
}

/** Escape leaves the name as it was. */
function RenameForm({ name, onRename, onDone }: RenameFormProps) {
  const { t } = useSpeech();
  return (
    <form
      className={styles.rename}
      onSubmit={(event) => {
        event.preventDefault();
        const wish = textOf(new FormData(event.currentTarget), 'name');
        if (wish === '' || wish === name) return onDone();
        // What was refused is told above the list, and stays in the field.
        onRename(wish).then(onDone, () => undefined);
      }}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
    >
      <TextInput name="name" label={t.shelves.newName} defaultValue={name} maxLength={80} autoFocus />
      <Button type="submit" size="xs">
        {t.notes.save}
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={onDone}>
        {t.cancel}
      </Button>
    </form>
  );
}
