import { expect, it } from 'vitest';
import { formatProcessors, parseLines, parseProcessors } from './lines.ts';

it('reads a processor from each line that holds anything', () => {
  expect(parseProcessors('Host BV; hosting; nl\n\n  Mail SA ;mail;FR ')).toEqual([
    { name: 'Host BV', service: 'hosting', country: 'NL' },
    { name: 'Mail SA', service: 'mail', country: 'FR' },
  ]);
});

it('writes processors as it reads them', () => {
  const processors = [{ name: 'Host BV', service: 'hosting', country: 'NL' }];
  expect(parseProcessors(formatProcessors(processors))).toEqual(processors);
});

it('leaves empty what a line does not say, which the server refuses by name', () => {
  expect(parseProcessors('Host BV')).toEqual([{ name: 'Host BV', service: '', country: '' }]);
  expect(parseLines(' \n')).toEqual([]);
});
