import { Button, Checkbox, Popover, Text } from '@mantine/core';
import type { RecordingSummary } from '@opname/protocol';
import { Link } from 'wouter';
import { IconCollection } from '../look/icons.ts';
import { Failure } from '../shell/failure.tsx';
import { useSpeech } from '../texts/texts.ts';
import styles from './shelves.module.css';
import { useCollections } from './use-collections.ts';

/** Puts a recording into collections of its site, and takes it out. */
export function CollectMenu({ recording }: { recording: RecordingSummary }) {
  const { t } = useSpeech();
  return (
    <Popover position="bottom-end" width={280} shadow="md" trapFocus withinPortal={false}>
      <Popover.Target>
        <Button variant="default" leftSection={<IconCollection size={16} aria-hidden />}>
          {t.shelves.collect}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t.shelves.collectHint}>
        <Places recording={recording} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Places({ recording }: { recording: RecordingSummary }) {
  const { t } = useSpeech();
  const { list, place } = useCollections({ site: recording.site, recording: recording.id });
  const collections = list.data?.collections ?? [];
  return (
    <div className={styles.places}>
      <Failure error={list.error ?? place.error} />
      {list.isSuccess && collections.length === 0 && <Text c="dimmed">{t.shelves.noneOfSite}</Text>}
      {collections.map(({ id, name, holds = false }) => (
        <Checkbox
          key={id}
          label={name}
          checked={holds}
          disabled={place.isPending}
          onChange={({ currentTarget: { checked: isIn } }) =>
            place.mutate({ collection: id, recording: recording.id, isIn })
          }
        />
      ))}
      <Link href="/collections">{t.shelves.toAll}</Link>
    </div>
  );
}
