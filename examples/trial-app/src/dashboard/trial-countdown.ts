import { DAY_MS } from '../data/days.ts';
import { isLanguage, TEXTS } from '../language/language.ts';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'trial-countdown': { until: string; days: number };
    }
  }
}

/** A day is its smallest step; to look every minute changes it soon enough after midnight. */
const LOOK_EVERY_MS = 60_000;

const STYLE = `
  :host { display: block; font: inherit; color: inherit; }
  p { margin: 0 0 8px; font-size: 0.875rem; }
  .track { block-size: 6px; border-radius: 3px; background: color-mix(in srgb, currentColor 22%, transparent); }
  .rest { block-size: 100%; border-radius: 3px; background: var(--sun); transition: inline-size 0.4s; }
`;

/** Begins `<trial-countdown until="…" days="14">`: how many days are left, in the language of the page. */
export function startTrialCountdown(): void {
  customElements.define('trial-countdown', TrialCountdown);
}

class TrialCountdown extends HTMLElement {
  static readonly observedAttributes = ['until', 'days'];
  readonly #text = document.createElement('p');
  readonly #rest = document.createElement('div');
  readonly #language = new MutationObserver(() => this.#show());
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style];
    const track = document.createElement('div');
    track.className = 'track';
    this.#rest.className = 'rest';
    track.append(this.#rest);
    root.append(this.#text, track);
  }

  connectedCallback(): void {
    this.#show();
    this.#timer = setInterval(() => this.#show(), LOOK_EVERY_MS);
    this.#language.observe(document.documentElement, { attributeFilter: ['lang'] });
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
    this.#language.disconnect();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#show();
  }

  #show(): void {
    const { lang } = document.documentElement;
    const { dashboard } = TEXTS[isLanguage(lang) ? lang : 'nl'];
    const left = Math.ceil((Date.parse(this.getAttribute('until') ?? '') - Date.now()) / DAY_MS);
    const text = left > 0 ? dashboard.daysLeft(left) : dashboard.trialOver;
    // Written only when it changes, so that whoever watches the page sees no change where there is none.
    if (this.#text.textContent !== text) this.#text.textContent = text;
    const share = Math.min(1, Math.max(0, left / Number(this.getAttribute('days'))));
    this.#rest.style.inlineSize = `${Math.round(share * 100)}%`;
  }
}
