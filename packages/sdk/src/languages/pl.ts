import type { Language } from '../notice/notice-texts.ts';

export const pl: Language = {
  code: 'pl',
  texts: {
    title: 'Czy możemy nagrać początek okresu próbnego ({window})?',
    allow: 'Zezwalam',
    decline: 'Odmawiam',
    more: 'Więcej o tym nagraniu',
    preview: 'Zobacz, co zostałoby nagrane',
    first: [
      ['Co', '{seen}'],
      ['Po co', '{purpose}'],
      ['Jak długo', '{end}, potem kończy się samo.'],
      ['Kto ogląda', '{watchers} Nigdy pracodawca.'],
    ],
    second: [
      [
        'Co jest pomijane',
        '{masked}, zanim cokolwiek opuści przeglądarkę. Nie możemy zagwarantować, że nic się nie prześliźnie.{rules}',
      ],
      [
        'Inne osoby',
        'Nagrane może zostać także to, co aplikacja pokazuje o innych osobach. W każdej chwili można wstrzymać nagrywanie.',
      ],
      [
        'Przechowywanie',
        '{kept} po zakończeniu; potem nagranie jest usuwane. Pozostają zliczenia tego, co zrobiło co najmniej pięć osób, bez nazwisk.',
      ],
      ['Odbiorcy', '{recipients}'],
      ['Podmioty przetwarzające', '{processors}'],
      [
        'Zatrzymanie lub usunięcie',
        'W każdej chwili, przyciskiem na ekranie: wstrzymaj, zatrzymaj i zachowaj albo zatrzymaj i usuń.',
      ],
      ['Kto pyta', '{controller}'],
      ['Kontakt', '{contact}'],
    ],
    small: 'Odmowa niczego nie zmienia w aplikacji. Informacja {version}, zaktualizowana {updated}.',
    policy: 'Polityka prywatności',
    nobody: 'Brak',
    seen: {
      screen: 'To, co aplikacja pokazuje, i to, co się w niej robi: kliknięcia, menu, pisanie.',
      inputs: 'To, co aplikacja pokazuje, i to, co się w niej robi, ale nie wpisywane treści.',
      structure: 'Układ aplikacji i to, co się w niej robi, ale żadnych tekstów.',
    },
    masked: {
      screen: 'Hasła, numery kart i inne wrażliwe pola są maskowane',
      inputs: 'Wrażliwe pola i wszystkie wpisywane treści są maskowane',
      structure: 'Wszystkie teksty i wpisywane treści są maskowane',
    },
    rules: 'Reguły tej aplikacji: ukryte {hide}, zamaskowane {mask}, widoczne {show}.',
    end: ['Do {time}', 'Najdłużej {window} od początku okresu próbnego'],
    sending: 'Chwileczkę.',
    failed: 'Nie udało się; nic nie jest nagrywane. Prosimy spróbować ponownie.',
    covered: 'Coś zasłania to pytanie.',
  },
};
