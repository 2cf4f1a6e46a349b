import type { Language } from '../notice/notice-texts.ts';

export const de: Language = {
  code: 'de',
  texts: {
    title: 'Dürfen wir den Beginn Ihrer Testphase aufzeichnen ({window})?',
    allow: 'Erlauben',
    decline: 'Ablehnen',
    more: 'Mehr über diese Aufzeichnung',
    preview: 'Ansehen, was aufgezeichnet würde',
    first: [
      ['Was', '{seen}'],
      ['Warum', '{purpose}'],
      ['Wie lange', '{end}, danach endet es von selbst.'],
      ['Wer zuschaut', '{watchers} Niemals Ihr Arbeitgeber.'],
    ],
    second: [
      [
        'Nicht im Bild',
        '{masked} unkenntlich gemacht, bevor etwas Ihren Browser verlässt. Wir können nicht garantieren, dass nichts hindurchrutscht.{rules}',
      ],
      [
        'Andere Personen',
        'Auch was die App über andere zeigt, kann aufgezeichnet werden. Sie können jederzeit pausieren.',
      ],
      [
        'Aufbewahrung',
        '{kept} nach dem Ende; danach wird die Aufzeichnung gelöscht. Zählungen dessen, was mindestens fünf Personen taten, bleiben, ohne Namen.',
      ],
      ['Empfänger', '{recipients}'],
      ['Auftragsverarbeiter', '{processors}'],
      [
        'Beenden oder löschen',
        'Jederzeit mit der Schaltfläche auf dem Bildschirm: pausieren, beenden und behalten oder beenden und löschen.',
      ],
      ['Wer fragt', '{controller}'],
      ['Kontakt', '{contact}'],
    ],
    small: 'Ablehnen ändert nichts in der App. Hinweis {version}, aktualisiert am {updated}.',
    policy: 'Datenschutzerklärung',
    nobody: 'Keine',
    seen: {
      screen: 'Was diese App zeigt und was Sie darin tun: Klicks, Menüs, Eingaben.',
      inputs: 'Was diese App zeigt und was Sie darin tun, aber nicht, was Sie eingeben.',
      structure: 'Der Aufbau dieser App und was Sie darin tun, aber kein Text.',
    },
    masked: {
      screen: 'Passwörter, Kartennummern und andere sensible Felder werden',
      inputs: 'Sensible Felder und alles, was Sie eingeben, werden',
      structure: 'Jeder Text und alles, was Sie eingeben, wird',
    },
    rules: 'Regeln dieser App: verborgen {hide}, unkenntlich {mask}, sichtbar {show}.',
    end: ['Bis {time}', 'Ab Beginn der Testphase {window}'],
    sending: 'Einen Moment.',
    failed: 'Das hat nicht geklappt; es wird nichts aufgezeichnet. Bitte versuchen Sie es noch einmal.',
    covered: 'Etwas verdeckt diese Frage.',
  },
};
