import { expect, it } from 'vitest';
import { renderMarkdown } from './render-markdown.ts';

it('F3 previews headings, lists and links', () => {
  expect(renderMarkdown('# What we see\n\n- the screen\n- [more](https://example.org)')).toContain(
    '<li><a href="https://example.org">more</a></li>',
  );
});

it('keeps what could run or be fetched as text', () => {
  const markup = renderMarkdown(
    '<img src=x onerror=alert(1)> [x](javascript:alert(1)) ![p](https://example.org/p.png)',
  );
  expect(markup).not.toContain('<img');
  expect(markup).not.toContain('href="javascript');
});
