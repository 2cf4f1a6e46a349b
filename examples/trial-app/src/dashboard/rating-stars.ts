import { isLanguage, TEXTS } from '../language/language.ts';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'rating-stars': object;
    }
  }
}

const STAR_COUNT = 5;

const STYLE = `
  :host { display: block; }
  fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 4px; align-items: center; }
  legend { padding: 0; margin-block-end: 4px; font-weight: 600; }
  label { position: relative; inline-size: 44px; block-size: 44px; cursor: pointer; }
  input { position: absolute; inset: 0; margin: 0; inline-size: 100%; block-size: 100%; opacity: 0; cursor: pointer; }
  svg { inline-size: 100%; block-size: 100%; padding: 8px; box-sizing: border-box; border-radius: 10px; }
  path { fill: none; stroke: var(--muted); stroke-width: 1.6; stroke-linejoin: round; }
  .on path { fill: var(--sun); stroke: var(--sun); }
  input:focus-visible + svg { outline: 2px solid var(--accent); outline-offset: -2px; }
  p { margin: 4px 0 0; min-block-size: 1.5em; color: var(--muted); font-size: 0.875rem; }
`;

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';
const STAR_PATH = 'M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.900L12 16.900l-5.2 2.8 1-5.900L3.5 9.700l5.9-.8z';

/** Begins `<rating-stars>`: a question answered with one to five stars, in the language of the page. */
export function startRatingStars(): void {
  customElements.define('rating-stars', RatingStars);
}

class RatingStars extends HTMLElement {
  readonly #legend = document.createElement('legend');
  readonly #thanks = document.createElement('p');
  readonly #stars: Star[] = [];
  readonly #language = new MutationObserver(() => this.#show());
  #rating = 0;

  constructor() {
    super();
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style];
    const fieldset = document.createElement('fieldset');
    fieldset.append(this.#legend);
    for (let count = 1; count <= STAR_COUNT; count += 1) {
      const star = createStar(count, () => this.#rate(count));
      this.#stars.push(star);
      fieldset.append(star.label);
    }
    this.#thanks.setAttribute('aria-live', 'polite');
    root.append(fieldset, this.#thanks);
  }

  connectedCallback(): void {
    this.#show();
    this.#language.observe(document.documentElement, { attributeFilter: ['lang'] });
  }

  disconnectedCallback(): void {
    this.#language.disconnect();
  }

  #rate(count: number): void {
    this.#rating = count;
    this.#show();
  }

  #show(): void {
    const { lang } = document.documentElement;
    const { dashboard } = TEXTS[isLanguage(lang) ? lang : 'nl'];
    this.#legend.textContent = dashboard.rating;
    this.#thanks.textContent = this.#rating === 0 ? '' : dashboard.thanks(this.#rating);
    for (const { count, label, input } of this.#stars) {
      label.classList.toggle('on', count <= this.#rating);
      input.setAttribute('aria-label', dashboard.stars(count));
    }
  }
}

interface Star {
  count: number;
  label: HTMLLabelElement;
  input: HTMLInputElement;
}

function createStar(count: number, onChoose: () => void): Star {
  const label = document.createElement('label');
  const input = document.createElement('input');
  input.type = 'radio';
  input.name = 'rating';
  input.value = String(count);
  input.addEventListener('change', onChoose);
  const svg = document.createElementNS(SVG_NAMESPACE, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG_NAMESPACE, 'path');
  path.setAttribute('d', STAR_PATH);
  svg.append(path);
  label.append(input, svg);
  return { count, label, input };
}
