import type { RecordingFilter } from '@opname/protocol';
import { useLocation, useSearch } from 'wouter';
import { changeFilter, formatFilter, parseFilter, type FilterChange } from './filter.ts';

export interface FilterState {
  filter: RecordingFilter;
  /** Each change is a step that the back button takes back. */
  change: (change: FilterChange) => void;
  set: (filter: RecordingFilter) => void;
}

/** The filter of the list stands in its address, and nowhere else. */
export function useFilter(): FilterState {
  const search = useSearch();
  const [location, navigate] = useLocation();
  const filter = parseFilter(search);
  const set = (next: RecordingFilter) => {
    const query = formatFilter(next);
    if (query !== formatFilter(filter)) navigate(query === '' ? location : `${location}?${query}`);
  };
  return { filter, set, change: (change) => set(changeFilter(filter, change)) };
}
