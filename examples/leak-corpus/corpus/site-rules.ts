import { inPage, type, typeInto, type Theme } from './channel.ts';
import { ruled } from './masked.ts';

/** What the site's own rules say, which stand on the server; those of the page `site-rules` alone. */
export const SITE_RULES = {
  version: 'corpus-1',
  rules: [
    { action: 'hide', selector: '.u1', page: '/site-rules' },
    { action: 'mask', selector: '.u2, [data-kind="u3"]', page: '/site-rules', name: 'people' },
    { action: 'show', selector: '.u2 > .u4', page: '/site-rules' },
    { action: 'mask', field: 'remark*', page: '/site-rules' },
    { action: 'mask', selector: '.u5', page: '/site-rules/moved' },
  ],
} as const;

const channels = [
  ruled('hide', 'a text that a rule hides', 'always', (word) => `<div class="u1"><p>${word}</p></div>`),
  ruled('mask', 'a text that a rule masks', 'always', (word) => `<p class="u2">${word} <b>${word}</b></p>`),
  ruled(
    'mask-attribute',
    'a text with an attribute that a rule names',
    'always',
    (word) => `<p data-kind="u3" title="${word}">${word}</p>`,
  ),
  ruled(
    'show',
    'a text that a rule shows inside of a mask',
    'never',
    (word) => `<div class="u2"><p class="u4">${word}</p></div>`,
  ),
  ruled(
    'field',
    'a field that a rule names',
    'always',
    (_, at) => `<label>Remark <input name="remark1" id="${at}"></label>`,
    type,
  ),
  ruled('other-page', 'a text that a rule of another page masks', 'structure', (word) => `<p class="u6">${word}</p>`),
  ruled(
    'shadow',
    'a text in a shadow root that a rule masks',
    'always',
    (word) => `<div><template shadowrootmode="open"><p class="u2">${word}</p></template></div>`,
  ),
  ruled(
    'shadow-host',
    'a shadow root under a rule that masks',
    'always',
    (word) => `<div class="u2"><template shadowrootmode="open"><p>${word}</p></template></div>`,
  ),
  ruled(
    'frame',
    'a text in a frame that a rule masks',
    'always',
    (word) => `<iframe srcdoc="<p class='u2'>${word}</p>"></iframe>`,
  ),
  ruled(
    'frame-hidden',
    'a frame that a rule hides',
    'always',
    (word) => `<div class="u1"><iframe srcdoc="<p>${word}</p>"></iframe></div>`,
  ),
  ruled(
    'added',
    'a text that is added under a rule that masks',
    'always',
    (_, at) => `<div class="u2" id="${at}"></div>`,
    inPage((element, word) => (element.innerHTML = `<p>${word}</p>`)),
  ),
  ruled(
    'late-class',
    'a text that changes after a class brought it under a rule',
    'always',
    (_, at) => `<p id="${at}">1</p>`,
    inPage((element, word) => {
      element.className = 'u2';
      element.textContent = word;
    }),
  ),
  ruled(
    'late-shadow',
    'a text in a shadow root that comes under a mask late',
    'always',
    (_, at) => `<div id="${at}"><template shadowrootmode="open"><p>1</p></template></div>`,
    inPage((element, word) => {
      element.className = 'u2';
      element.shadowRoot?.querySelector('p')?.replaceChildren(word);
    }),
  ),
  ruled(
    'late-frame',
    'a text in a frame that comes under a mask late',
    'always',
    (_, at) => `<div id="${at}"><iframe srcdoc="<p>1</p>"></iframe></div>`,
    inPage((element, word) => {
      element.className = 'u2';
      element.querySelector('iframe')?.contentDocument?.querySelector('p')?.replaceChildren(word);
    }),
  ),
  ruled(
    'shadow-field',
    'a field in a shadow root that a rule names',
    'always',
    (_, at) => `<div id="${at}"><template shadowrootmode="open"><input name="remark2"></template></div>`,
    ({ page, at, secret }) => typeInto(page, `#${at} input`, secret),
  ),
  // The last of the page: where it goes, the rules above hold no longer.
  ruled(
    'moved',
    'a text that a rule masks at the address to which the app goes',
    'always',
    (_, at) => `<p class="u5" id="${at}">1</p>`,
    async ({ page, at, secret }) => {
      await page.locator(`#${at}`).evaluate((element, word) => {
        document.querySelectorAll('section').forEach((section) => section.contains(element) || section.remove());
        history.pushState(null, '', '/site-rules/moved');
        element.textContent = word;
      }, secret);
      await page.waitForTimeout(100);
    },
  ),
];

export const siteRules: Theme = { name: 'site-rules', channels };
