import { inPage, type Channel, type Theme } from './channel.ts';

const canvas: NonNullable<Channel['html']> = (_, at) => `<canvas id="${at}" width="400" height="40"></canvas>`;

const channels: Channel[] = [
  {
    id: 'canvas-text',
    title: 'a text that is drawn on a canvas',
    hidden: 'always',
    kind: 'word',
    html: canvas,
    act: inPage((element, secret) => (element as HTMLCanvasElement).getContext('2d')?.fillText(secret, 4, 20)),
  },
  {
    id: 'canvas-stroke',
    title: 'the outline of a text that is drawn on a canvas',
    hidden: 'always',
    kind: 'card',
    html: canvas,
    act: inPage((element, secret) => (element as HTMLCanvasElement).getContext('2d')?.strokeText(secret, 4, 20)),
  },
  {
    id: 'canvas-measure',
    title: 'a text that is only measured',
    hidden: 'always',
    kind: 'word',
    html: canvas,
    act: inPage((element, secret) => (element as HTMLCanvasElement).getContext('2d')?.measureText(secret).width),
  },
  {
    id: 'canvas-font',
    title: 'the font and the colour of a drawing',
    hidden: 'always',
    kind: 'word',
    html: canvas,
    act: inPage((element, secret) => {
      const context = (element as HTMLCanvasElement).getContext('2d');
      if (context) context.font = `12px ${secret}`;
      context?.fillRect(0, 0, 4, 4);
    }),
  },
  {
    id: 'canvas-fallback',
    title: 'the text instead of a canvas',
    hidden: 'always',
    kind: 'word',
    html: (secret) => `<canvas width="9" height="9">${secret}</canvas>`,
  },
  {
    id: 'video-fallback',
    title: 'the text instead of a video',
    hidden: 'always',
    kind: 'word',
    html: (secret) => `<video>${secret}</video>`,
  },
  {
    id: 'object-fallback',
    title: 'the text instead of an object',
    hidden: 'always',
    kind: 'word',
    html: (secret) => `<object type="image/png" data="/dot.png">${secret}</object>`,
  },
  {
    id: 'svg-card',
    title: 'a card number in a drawing',
    hidden: 'always',
    kind: 'cardSpaced',
    html: (secret) => `<svg><text y="9">${secret}</text></svg>`,
  },
  {
    id: 'svg-card-spans',
    title: 'a card number in pieces of a drawing',
    hidden: 'always',
    kind: 'card',
    html: (secret) =>
      `<svg><text y="9">${secret
        .match(/.{4}/g)
        ?.map((four) => `<tspan>${four}</tspan>`)
        .join('')}</text></svg>`,
  },
  {
    id: 'svg-title',
    title: 'a key in the title of a drawing',
    hidden: 'always',
    kind: 'githubToken',
    html: (secret) => `<svg><title>${secret}</title><circle r="4"/></svg>`,
  },
  {
    id: 'svg-desc',
    title: 'a key in the description of a drawing',
    hidden: 'always',
    kind: 'stripeKey',
    html: (secret) => `<svg><desc>${secret}</desc><circle r="4"/></svg>`,
  },
  {
    id: 'svg-foreign',
    title: 'a password field in a drawing',
    hidden: 'always',
    kind: 'password',
    html: (secret) =>
      `<svg><foreignObject width="90" height="20"><input type="password" value="${secret.replaceAll('&', '&amp;')}"></foreignObject></svg>`,
  },
  {
    id: 'svg-metadata',
    title: 'metadata of a drawing',
    hidden: 'always',
    kind: 'word',
    html: (secret) => `<svg><metadata><user>${secret}</user></metadata><circle r="4"/></svg>`,
  },
  {
    id: 'svg-style',
    title: 'a card number in the style of a drawing',
    hidden: 'always',
    kind: 'card',
    html: (secret) => `<svg><style>.f::after { content: "${secret}" }</style></svg>`,
  },
  {
    id: 'math',
    title: 'a card number in a formula',
    hidden: 'always',
    kind: 'card',
    html: (secret) => `<math><mi>n</mi><mo>=</mo><mn>${secret}</mn></math>`,
  },
  {
    id: 'math-annotation',
    title: 'an annotation of a formula',
    hidden: 'always',
    kind: 'card',
    html: (secret) =>
      `<math><semantics><mi>n</mi><annotation encoding="text/plain">${secret}</annotation></semantics></math>`,
  },
];

export const drawings: Theme = { name: 'drawings', channels };
