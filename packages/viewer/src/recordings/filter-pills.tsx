import { Button, Pill } from '@mantine/core';
import { useCollections } from '../shelves/use-collections.ts';
import { useSpeech } from '../texts/texts.ts';
import styles from './filter.module.css';
import { countFilters, marksOf, type FilterChange } from './filter.ts';
import type { FilterState } from './use-filter.ts';

interface OnePill {
  text: string;
  /** Takes it out. */
  without: FilterChange;
}

/** Each thing by which the list is filtered, and how to take it out again. */
export function FilterPills({ state }: { state: FilterState }) {
  const { t } = useSpeech();
  const { filter, change } = state;
  const pills = usePills(state);
  if (countFilters(filter) === 0) return null;
  return (
    <div className={styles.pills}>
      <ul aria-label={t.filter.active}>
        {pills.map(({ text, without }) => (
          <li key={text}>
            <Pill
              withRemoveButton
              size="md"
              removeButtonProps={{ 'aria-label': t.filter.takeOut(text), 'aria-hidden': false, tabIndex: 0 }}
              onRemove={() => change(without)}
            >
              {text}
            </Pill>
          </li>
        ))}
      </ul>
      <ClearFilters state={state} />
    </div>
  );
}

/** Back to all recordings, in the order that was chosen. */
export function ClearFilters({ state: { filter, set } }: { state: FilterState }) {
  const { t } = useSpeech();
  const { order } = filter;
  return (
    <Button size="compact-sm" variant="subtle" onClick={() => set(order === undefined ? {} : { order })}>
      {t.filter.clear}
    </Button>
  );
}

/** An address may name one that is gone. */
function useNameOfCollection(id: string | undefined): string {
  const { list } = useCollections();
  return list.data?.collections.find((collection) => collection.id === id)?.name ?? '?';
}

function one<Value>(value: Value | undefined, text: (value: Value) => string, without: FilterChange): OnePill[] {
  return value === undefined ? [] : [{ text: text(value), without }];
}

function usePills({ filter }: FilterState): OnePill[] {
  const { t, format } = useSpeech();
  const { search, site, days, from, to, longer, shorter, page, clicked, watched } = filter;
  const marks = marksOf(filter);
  const { collection, tag } = filter;
  const name = useNameOfCollection(collection);
  return [
    ...one(search, (words) => `“${words}”`, { search: undefined }),
    ...one(site, (key) => `${t.list.site}: ${key}`, { site: undefined }),
    ...one(collection, () => t.shelves.inCollection(name), { collection: undefined }),
    ...one(tag, (word) => `${t.tags.filter}: ${word}`, { tag: undefined }),
    ...one(days, t.filter.days, { days: undefined }),
    ...one(from, (at) => `${t.filter.from} ${format.date(at)}`, { from: undefined }),
    ...one(to, (at) => `${t.filter.to} ${format.date(at)}`, { to: undefined }),
    ...one(longer, (ms) => `≥ ${format.length(ms)}`, { longer: undefined }),
    ...one(shorter, (ms) => `≤ ${format.length(ms)}`, { shorter: undefined }),
    ...one(page, (words) => `${t.filter.page}: ${words}`, { page: undefined }),
    ...one(clicked, (words) => `${t.filter.clicked}: ${words}`, { clicked: undefined }),
    ...one(watched, (state) => t.watched[state], { watched: undefined }),
    ...marks.map((mark) => {
      const others = marks.filter((other) => other !== mark);
      return { text: t.filter.marks[mark], without: { has: others.length > 0 ? others.join(',') : undefined } };
    }),
  ];
}
