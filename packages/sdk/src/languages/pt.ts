import type { Language } from '../notice/notice-texts.ts';

export const pt: Language = {
  code: 'pt',
  texts: {
    title: 'Podemos gravar o início do seu período de teste ({window})?',
    allow: 'Permitir',
    decline: 'Recusar',
    more: 'Mais sobre esta gravação',
    preview: 'Ver o que seria gravado',
    first: [
      ['O quê', '{seen}'],
      ['Para quê', '{purpose}'],
      ['Duração', '{end}; depois para por si só.'],
      ['Quem vê', '{watchers} Nunca o seu empregador.'],
    ],
    second: [
      [
        'O que fica de fora',
        '{masked} antes de algo sair do seu navegador. Não podemos garantir que nunca escape nada.{rules}',
      ],
      [
        'Outras pessoas',
        'O que a aplicação mostra de outras pessoas também pode ser gravado. Pode fazer uma pausa a qualquer momento.',
      ],
      [
        'Conservação',
        '{kept} após o fim; depois é apagada. Ficam contagens do que pelo menos cinco pessoas fizeram, sem nomes.',
      ],
      ['Destinatários', '{recipients}'],
      ['Subcontratantes', '{processors}'],
      ['Parar ou apagar', 'A qualquer momento, com o botão no ecrã: pausar, parar e guardar, ou parar e apagar.'],
      ['Quem pede', '{controller}'],
      ['Contacto', '{contact}'],
    ],
    small: 'Recusar não altera nada na aplicação. Aviso {version}, atualizado em {updated}.',
    policy: 'Política de privacidade',
    nobody: 'Nenhum',
    seen: {
      screen: 'O que esta aplicação mostra e o que faz nela: cliques, menus, escrita.',
      inputs: 'O que esta aplicação mostra e o que faz nela, mas não o que escreve.',
      structure: 'A disposição desta aplicação e o que faz nela, mas nenhum texto.',
    },
    masked: {
      screen: 'Palavras-passe, números de cartão e outros campos sensíveis são ocultados',
      inputs: 'Os campos sensíveis e tudo o que escreve são ocultados',
      structure: 'Todos os textos e tudo o que escreve são ocultados',
    },
    rules: 'Regras desta aplicação: excluídos {hide}, ocultados {mask}, visíveis {show}.',
    end: ['Até às {time}', 'No máximo {window} desde o início do teste'],
    sending: 'Um momento.',
    failed: 'Não funcionou; nada é gravado. Tente novamente.',
    covered: 'Algo tapa esta pergunta.',
  },
};
