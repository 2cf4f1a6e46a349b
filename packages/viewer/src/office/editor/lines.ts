import type { Notice } from '@opname/protocol';

type Processor = Notice['processors'][number];

/** @returns the lines that hold anything. */
export function parseLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

export function formatLines(lines: readonly string[]): string {
  return lines.join('\n');
}

/** @returns a processor for each line "name; service; country"; what is missing stays empty, which publishing refuses. */
export function parseProcessors(text: string): Processor[] {
  return parseLines(text).map((line) => {
    const [name = '', service = '', country = ''] = line.split(';').map((part) => part.trim());
    return { name, service, country: country.toUpperCase() };
  });
}

export function formatProcessors(processors: readonly Processor[]): string {
  return formatLines(processors.map(({ name, service, country }) => `${name}; ${service}; ${country}`));
}
