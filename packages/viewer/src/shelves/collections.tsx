import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { Collection } from '@opname/protocol';
import { useState } from 'react';
import { Link } from 'wouter';
import { textOf } from '../form-text.ts';
import surfaces from '../look/surfaces.module.css';
import { useSites } from '../office/site-select.tsx';
import { Explanation } from '../shell/explanation.tsx';
import { Failure } from '../shell/failure.tsx';
import { Answer, ViewFrame } from '../shell/view-frame.tsx';
import { useSpeech } from '../texts/texts.ts';
import styles from './shelves.module.css';
import { useCollections } from './use-collections.ts';

/** All collections of the sites that whoever is signed in is there for. */
export function Collections() {
  const { t } = useSpeech();
  const { list, make, remove } = useCollections();
  return (
    <ViewFrame title={t.shelves.collections} lead={t.shelves.lead}>
      <Failure error={make.error ?? remove.error} />
      <NewCollection isBusy={make.isPending} onMake={(site, name) => make.mutate({ site, name })} />
      <Answer query={list}>
        {({ collections }) =>
          collections.length === 0 ? (
            <div className={surfaces.panel}>
              <Explanation tone="calm" what={t.shelves.none} cure={t.shelves.noneLead} />
            </div>
          ) : (
            <ul className={styles.collections}>
              {collections.map((collection) => (
                <CollectionCard key={collection.id} collection={collection} onRemove={(id) => remove.mutate(id)} />
              ))}
            </ul>
          )
        }
      </Answer>
    </ViewFrame>
  );
}

interface NewCollectionProps {
  isBusy: boolean;
  onMake: (site: string, name: string) => void;
}

function NewCollection({ isBusy, onMake }: NewCollectionProps) {
  const { t } = useSpeech();
  const sites = useSites();
  return (
    <form
      className={styles.make}
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const [site, name] = [textOf(form, 'site'), textOf(form, 'name')];
        if (site === '' || name === '') return;
        onMake(site, name);
        event.currentTarget.reset();
      }}
    >
      <TextInput name="name" label={t.shelves.name} maxLength={80} />
      <NativeSelect
        name="site"
        label={t.list.site}
        data={sites.map(({ key, name }) => ({ value: key, label: name }))}
      />
      <Button type="submit" loading={isBusy}>
        {t.shelves.make}
      </Button>
    </form>
  );
}

interface CollectionCardProps {
  collection: Collection;
  onRemove: (id: string) => void;
}

function CollectionCard({ collection, onRemove }: CollectionCardProps) {
  const { t, format } = useSpeech();
  const [isSure, setSure] = useState(false);
  const { id, name, siteName, madeBy, madeAt, recordings, gone } = collection;
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
      <Button
        size="xs"
        variant="subtle"
        color={isSure ? 'red' : 'gray'}
        aria-label={isSure ? t.shelves.removeNow : t.shelves.remove(name)}
        onClick={() => (isSure ? onRemove(id) : setSure(true))}
        onBlur={() => setSure(false)}
      >
        {isSure ? t.shelves.removeNow : t.notes.remove}
      </Button>
    </li>
  );
}
