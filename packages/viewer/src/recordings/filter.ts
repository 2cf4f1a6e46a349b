import { RecordingFilter, type RecordingMark } from '@opname/protocol';
import { Check } from 'typebox/value';

/** What the address of the list says of its filter; what it can be by no filter is left out. */
export function parseFilter(search: string): RecordingFilter {
  const given = new URLSearchParams(search);
  const found = Object.entries(RecordingFilter.properties).flatMap(([name, schema]) => {
    const text = given.get(name);
    const value = 'type' in schema && schema.type === 'integer' && text !== '' ? Number(text) : text;
    return text !== null && Check(schema, value) ? [[name, value]] : [];
  });
  return Object.fromEntries(found) as RecordingFilter;
}

/** @returns the same for the address: as short as it can be, so that it can be sent to somebody. */
export function formatFilter(filter: RecordingFilter): string {
  const given = Object.keys(RecordingFilter.properties).flatMap((name): [string, string][] => {
    const value = filter[name as keyof RecordingFilter];
    return value === undefined ? [] : [[name, String(value)]];
  });
  return new URLSearchParams(given).toString().replaceAll('%2C', ',').replaceAll('%2F', '/');
}

/** What of it leaves recordings out: an order does not, and two ends of one thing are one. */
export function countFilters(filter: RecordingFilter): number {
  const { site, collection, tag, search, page, clicked, watched, days, from, to, longer, shorter } = filter;
  const things = [site, collection, tag, search, page, clicked, watched, days ?? from ?? to, longer ?? shorter];
  return things.filter((value) => value !== undefined).length + marksOf(filter).length;
}

export function marksOf({ has }: { has?: string | undefined }): RecordingMark[] {
  return (has?.split(',') ?? []) as RecordingMark[];
}

/** @returns the filter with what is changed; undefined takes it out. */
export function changeFilter(filter: RecordingFilter, change: FilterChange): RecordingFilter {
  const entries = Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(entries) as RecordingFilter;
}

export type FilterChange = { [Name in keyof RecordingFilter]?: RecordingFilter[Name] | undefined };
