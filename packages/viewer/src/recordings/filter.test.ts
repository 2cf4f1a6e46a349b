import { describe, expect, it } from 'vitest';
import { changeFilter, countFilters, formatFilter, parseFilter } from './filter.ts';

describe('the filter of the list', () => {
  it('stands in the address as it is read from it', () => {
    const address = 'site=demo&days=7&longer=60000&page=/orders&has=rage,dead&watched=no&order=longest&search=a+b%26c';
    const filter = parseFilter(address);
    expect(filter).toMatchObject({ days: 7, longer: 60_000, page: '/orders', has: 'rage,dead', search: 'a b&c' });
    expect(parseFilter(formatFilter(filter))).toEqual(filter);
  });
  it('leaves out what it can not be, and keeps the rest', () => {
    expect(parseFilter('has=love&watched=no&days=x&longer=&order=best&__proto__=1&search=')).toEqual({ watched: 'no' });
  });
  it('counts what leaves recordings out', () => {
    expect(countFilters(parseFilter('order=longest'))).toBe(0);
    expect(countFilters(parseFilter('from=1&to=5&has=rage,dead&longer=1&shorter=9&search=x'))).toBe(5);
  });
  it('loses what is taken out of it', () => {
    expect(changeFilter({ page: '/a', has: 'rage' }, { has: undefined, search: '', clicked: 'Save' })).toEqual({
      page: '/a',
      clicked: 'Save',
    });
  });
});
