import { isLanguage } from './language/language.ts';

/** Shows the questions in the language of the address, and of those the ones in which the searched word occurs. */
const wanted = new URLSearchParams(location.search).get('lang');
const language = isLanguage(wanted) ? wanted : 'nl';

document.documentElement.lang = language;
for (const section of document.querySelectorAll<HTMLElement>('section[lang]')) {
  section.hidden = section.lang !== language;
  startSearch(section);
}

function startSearch(section: HTMLElement): void {
  const search = section.querySelector('input');
  search?.addEventListener('input', () => {
    const word = search.value.trim().toLowerCase();
    for (const question of section.querySelectorAll('details')) {
      question.hidden = !question.textContent.toLowerCase().includes(word);
    }
  });
}
