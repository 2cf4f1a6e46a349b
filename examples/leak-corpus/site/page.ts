import type { PlantedPage } from '../corpus/planted.ts';

const join = (parts: readonly (readonly [string, string])[]) =>
  parts.map(([name, value]) => `${name}=${value}`).join('&');

/** @returns the path and query of a page, with what its own address has to carry. */
export function addressOf({ theme, planted }: PlantedPage): string {
  const carried = planted.flatMap(({ channel: { address }, secret }) =>
    address ? [[address, encodeURIComponent(secret.value)] as const] : [],
  );
  const query = join(carried.filter(([name]) => !name.startsWith('#')));
  const fragment = join(carried.filter(([name]) => name.startsWith('#')));
  return `/${theme.name}${query && `?${query}`}${fragment}`;
}

/** @returns the page as HTML; `recorder` is the tag that an app would have in it. */
export function renderPage({ theme, planted }: PlantedPage, recorder: string): string {
  const ofHead = planted.map(({ channel, secret, at }) => channel.head?.(secret.value, at) ?? '');
  const sections = planted.map(({ channel, secret, at }) => {
    const html = channel.html?.(secret.value, at);
    return html === undefined ? '' : `<section>${html}</section>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${recorder}
${theme.head ?? ''}
${ofHead.some((html) => html.includes('<title>')) ? '' : '<title>Workspace</title>'}
${ofHead.filter(Boolean).join('\n')}
</head>
<body>
<main>
${sections.filter(Boolean).join('\n')}
</main>
${theme.widget ? `<script type="module" src="/widgets/${theme.widget}.js"></script><div id="app"></div>` : ''}
</body>
</html>`;
}
