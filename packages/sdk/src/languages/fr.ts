import type { Language } from '../notice/notice-texts.ts';

export const fr: Language = {
  code: 'fr',
  texts: {
    title: 'Pouvons-nous enregistrer le début de votre période d’essai ({window}) ?',
    allow: 'Accepter',
    decline: 'Refuser',
    more: 'En savoir plus sur cet enregistrement',
    preview: 'Voir ce qui serait enregistré',
    first: [
      ['Quoi', '{seen}'],
      ['Pourquoi', '{purpose}'],
      ['Durée', '{end}, puis l’enregistrement s’arrête de lui-même.'],
      ['Qui regarde', '{watchers} Jamais votre employeur.'],
    ],
    second: [
      [
        'Ce qui est exclu',
        '{masked} avant que quoi que ce soit ne quitte votre navigateur. Nous ne pouvons pas garantir que rien n’échappe au masquage.{rules}',
      ],
      [
        'Autres personnes',
        'Ce que l’application affiche d’autres personnes peut aussi être enregistré. Vous pouvez faire une pause à tout moment.',
      ],
      [
        'Conservation',
        '{kept} après la fin ; l’enregistrement est ensuite effacé. Restent des comptages de ce qu’au moins cinq personnes ont fait, sans noms.',
      ],
      ['Destinataires', '{recipients}'],
      ['Sous-traitants', '{processors}'],
      [
        'Arrêter ou effacer',
        'À tout moment, avec le bouton à l’écran : mettre en pause, arrêter et conserver, ou arrêter et effacer.',
      ],
      ['Qui demande', '{controller}'],
      ['Contact', '{contact}'],
    ],
    small: 'Refuser ne change rien dans l’application. Notice {version}, mise à jour le {updated}.',
    policy: 'Politique de confidentialité',
    nobody: 'Aucun',
    seen: {
      screen: 'Ce que cette application affiche et ce que vous y faites : clics, menus, saisie.',
      inputs: 'Ce que cette application affiche et ce que vous y faites, mais pas ce que vous saisissez.',
      structure: 'La disposition de cette application et ce que vous y faites, mais aucun texte.',
    },
    masked: {
      screen: 'Les mots de passe, numéros de carte et autres champs sensibles sont masqués',
      inputs: 'Les champs sensibles et tout ce que vous saisissez sont masqués',
      structure: 'Tous les textes et tout ce que vous saisissez sont masqués',
    },
    rules: 'Règles de cette application : exclus {hide}, masqués {mask}, affichés {show}.',
    end: ['Jusqu’à {time}', 'Au plus {window} après le début de l’essai'],
    sending: 'Un instant.',
    failed: 'Cela n’a pas fonctionné ; rien n’est enregistré. Veuillez réessayer.',
    covered: 'Quelque chose recouvre cette question.',
  },
};
