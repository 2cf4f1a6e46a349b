import { inPage, typeInto, type Channel, type Scene, type Theme } from './channel.ts';

/** A frame whose document the channel's own page serves: `/frame` has a password field and a field named "wachtwoord". */
const frameOf = ({ page, at }: Scene) => page.frameLocator(`#${at}`);

const typeInFrame =
  (selector: string): NonNullable<Channel['act']> =>
  async (scene) => {
    await frameOf(scene).locator(selector).first().focus();
    await scene.page.keyboard.type(scene.secret);
  };

/** @returns a channel in which a frame is written by the page's script. */
function written(
  id: string,
  title: string,
  write: (frame: HTMLElement, secret: string) => unknown,
  markup = '<iframe id="AT"></iframe>',
): Channel {
  return {
    id,
    title,
    hidden: 'always',
    kind: 'card',
    html: (_, at) => markup.replaceAll('AT', at),
    act: inPage(write),
  };
}

const channels: Channel[] = [
  {
    id: 'frame-typed',
    title: 'a password in a frame',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<iframe id="${at}" src="/frame"></iframe>`,
    act: typeInFrame('#pw'),
  },
  {
    id: 'frame-named',
    title: 'a text field named "wachtwoord" in a frame',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<iframe id="${at}" src="/frame"></iframe>`,
    act: typeInFrame('#named'),
  },
  {
    id: 'frame-nested',
    title: 'a password in a frame in a frame',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<iframe id="${at}" src="/frame-in-frame"></iframe>`,
    act: async (scene) => {
      await frameOf(scene).frameLocator('iframe').locator('#pw').focus();
      await scene.page.keyboard.type(scene.secret);
    },
  },
  {
    id: 'frame-srcdoc',
    title: 'a password in a frame with srcdoc',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<iframe id="${at}" srcdoc="<label>Password <input type=password></label>"></iframe>`,
    act: typeInFrame('input'),
  },
  {
    id: 'frame-srcdoc-text',
    title: 'a card number in the srcdoc of a frame',
    hidden: 'always',
    kind: 'card',
    html: (secret) => `<iframe srcdoc="<p>${secret}</p>"></iframe>`,
  },
  written('frame-written', 'a card number written into an empty frame', (frame, secret) => {
    const inside = (frame as HTMLIFrameElement).contentDocument;
    inside?.open();
    inside?.write(`<p>${secret}</p>`);
    inside?.close();
  }),
  written('frame-appended', 'a card number appended to an empty frame', (frame, secret) =>
    (frame as HTMLIFrameElement).contentDocument?.body.append(secret),
  ),
  written(
    'frame-added',
    'a card number in a frame that is added later',
    async (place, secret) => {
      const frame = document.createElement('iframe');
      frame.srcdoc = `<p>${secret}</p>`;
      place.append(frame);
      await new Promise((resolve) => frame.addEventListener('load', resolve));
    },
    '<div id="AT"></div>',
  ),
  written('frame-title', 'a card number in the title of the document in a frame', (frame, secret) => {
    const inside = (frame as HTMLIFrameElement).contentDocument;
    if (inside) inside.head.innerHTML = `<title>${secret}</title><meta name="a" content="${secret}">`;
  }),
  written('frame-style', 'a card number in a style in a frame', (frame, secret) => {
    const inside = (frame as HTMLIFrameElement).contentDocument;
    const style = inside?.createElement('i');
    style?.setAttribute('aria-label', secret);
    if (style) inside?.body.append(style);
  }),
  {
    id: 'frame-echo',
    title: 'a password typed in the page and repeated in a frame',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<input type="password" id="p-${at}"><iframe id="${at}"></iframe>`,
    act: async (scene) => {
      await typeInto(scene.page, `#p-${scene.at}`, scene.secret);
      await scene.page
        .locator(`#${scene.at}`)
        .evaluate((frame, secret) => (frame as HTMLIFrameElement).contentDocument?.body.append(secret), scene.secret);
    },
  },
  {
    id: 'frame-echo-out',
    title: 'a password typed in a frame and repeated in the page',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<iframe id="${at}" src="/frame"></iframe><p id="e-${at}"></p>`,
    act: async (scene) => {
      await typeInFrame('#pw')(scene);
      await scene.page
        .locator(`#e-${scene.at}`)
        .evaluate((element, secret) => (element.textContent = secret), scene.secret);
    },
  },
  {
    id: 'frame-shown',
    title: 'a password that is shown in a frame',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<iframe id="${at}" src="/frame"></iframe>`,
    act: async (scene) => {
      await typeInFrame('#pw')(scene);
      await frameOf(scene)
        .locator('#pw')
        .evaluate((element) => element.setAttribute('type', 'text'));
      await scene.page.keyboard.type('x');
    },
  },
  {
    id: 'frame-shadow',
    title: 'a password in a shadow root in a frame',
    hidden: 'always',
    kind: 'password',
    html: (_, at) => `<iframe id="${at}" src="/frame-shadow"></iframe>`,
    act: typeInFrame('input'),
  },
  {
    id: 'frame-hidden',
    title: 'a frame under a rule that hides',
    hidden: 'always',
    kind: 'word',
    html: (secret) =>
      `<div data-opname="hide"><iframe srcdoc="<p>${secret}</p><input value='${secret}'>"></iframe></div>`,
  },
  {
    id: 'frame-masked',
    title: 'a frame under a rule that masks',
    hidden: 'always',
    kind: 'word',
    html: (secret) =>
      `<div data-opname="mask"><iframe srcdoc="<p>${secret}</p><input value='${secret}'>"></iframe></div>`,
  },
  {
    id: 'frame-itself-hidden',
    title: 'a frame that is itself hidden by a rule',
    hidden: 'always',
    kind: 'word',
    html: (_, at) => `<iframe data-opname="hide" id="${at}"></iframe>`,
    act: inPage((frame, secret) => (frame as HTMLIFrameElement).contentDocument?.body.append(secret)),
  },
  {
    id: 'frame-other-origin',
    title: 'a frame of another origin',
    hidden: 'always',
    kind: 'word',
    html: (secret, at) => `<iframe id="${at}" src="about:blank" data-other="/say#${secret}"></iframe>`,
    act: async ({ page, at, secret }) => {
      await page.locator(`#${at}`).evaluate((frame, word) => {
        (frame as HTMLIFrameElement).src = `${location.origin.replace('app.', 'other.')}/say?${word}`;
      }, secret);
      await page.frameLocator(`#${at}`).locator('p').waitFor();
    },
  },
];

export const frames: Theme = { name: 'frames', channels };
