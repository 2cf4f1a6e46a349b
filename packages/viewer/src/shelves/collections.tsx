import { Button, NativeSelect, TextInput } from '@mantine/core';
import { textOf } from '../form-text.ts';
import surfaces from '../look/surfaces.module.css';
import { useSites } from '../office/site-select.tsx';
import { Explanation } from '../shell/explanation.tsx';
import { Failure } from '../shell/failure.tsx';
import { Answer, ViewFrame } from '../shell/view-frame.tsx';
import { useSpeech } from '../texts/texts.ts';
import { CollectionCard } from './collection-card.tsx';
import styles from './shelves.module.css';
import { useCollections } from './use-collections.ts';

/** All collections of the sites that whoever is signed in is there for. */
export function Collections() {
  const { t } = useSpeech();
  const { list, make, rename, remove } = useCollections();
  return (
    <ViewFrame title={t.shelves.collections} lead={t.shelves.lead}>
      <Failure error={make.error ?? rename.error ?? remove.error} />
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
                <CollectionCard
                  key={collection.id}
                  collection={collection}
                  onRename={(name) => rename.mutateAsync({ id: collection.id, name })}
                  onRemove={(id) => remove.mutate(id)}
                />
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
      {/* Until it is known for which sites one can be made, none is, and Enter does nothing. */}
      <Button type="submit" loading={isBusy} disabled={sites.length === 0}>
        {t.shelves.make}
      </Button>
    </form>
  );
}
