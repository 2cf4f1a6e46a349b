import { expect, test } from 'vitest';
import { renderMarkdown } from './markdown.ts';

const ranks = (text: string) => [...render(text).matchAll(/<h(\d)/g)].map(([, rank]) => Number(rank));
const render = (text: string) => renderMarkdown(text, { table: 'Table "1"' }).text;

test('text, lists, links and tables become markup', () => {
  expect(render('One **two**\n\n- three')).toBe('<p>One <strong>two</strong></p>\n<ul>\n<li>three</li>\n</ul>\n');
  expect(render('[us](https://example.org/a?b=1&c=2)')).toContain('href="https://example.org/a?b=1&amp;c=2"');
  expect(render('| a | b |\n|---|--:|\n| 1 | 2 |')).toContain('<td class="to-right">2</td>');
});

test('raw HTML stays text, whatever it is', () => {
  const hostile = '<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\na <b onclick=x>b</b> <!-- c -->';
  expect(render(hostile)).not.toMatch(/<(script|img|b|!)/);
  expect(render('```html"><script>\n</code><script>\n```')).not.toContain('<script');
});

test('a link leads to a page, a mailbox or a telephone and runs nothing', () => {
  const hostile = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc',
    '//evil',
  ];
  expect(hostile.map((url) => render(`[a](<${url}>)`)).filter((markup) => markup.includes('href'))).toEqual([]);
  expect(render('[a](java&#x0A;script:alert(1))')).not.toContain('href');
  expect(render('[a](mailto:privacy@example.org) [b](tel:+31) [c](#d) [e](/policies/a)').match(/href/g)).toHaveLength(
    4,
  );
});

test('no picture is loaded and nothing carries a style of its own', () => {
  expect(render('![a](https://tracker.example/pixel.gif)')).not.toContain('<img');
  expect(render('| a |\n|:-:|\n| 1 |')).not.toContain('style');
});

test('headings begin below the title and leave out no rank, whatever the writer began with', () => {
  expect(ranks('# a\n\n## b\n\n# c')).toEqual([2, 3, 2]);
  expect(ranks('### a\n\n###### b\n\n### c\n\n# d')).toEqual([2, 3, 2, 2]);
});

test('a table that is wider than the page can be reached and scrolled by keyboard', () => {
  expect(render('| a |\n|---|\n| 1 |')).toContain('role="region" tabindex="0" aria-label="Table &quot;1&quot;"');
});
