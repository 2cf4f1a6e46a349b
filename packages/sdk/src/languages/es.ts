import type { Language } from '../notice/notice-texts.ts';

export const es: Language = {
  code: 'es',
  texts: {
    title: '¿Podemos grabar el comienzo de su periodo de prueba ({window})?',
    allow: 'Permitir',
    decline: 'Rechazar',
    more: 'Más sobre esta grabación',
    preview: 'Ver lo que se grabaría',
    first: [
      ['Qué', '{seen}'],
      ['Para qué', '{purpose}'],
      ['Duración', '{end}; después se detiene por sí sola.'],
      ['Quién la ve', '{watchers} Nunca su empresa.'],
    ],
    second: [
      [
        'Lo que se excluye',
        '{masked} antes de que nada salga de su navegador. No podemos garantizar que nunca se escape nada.{rules}',
      ],
      [
        'Otras personas',
        'También puede grabarse lo que la aplicación muestre de otras personas. Puede hacer una pausa en cualquier momento.',
      ],
      [
        'Conservación',
        '{kept} tras el final; después se borra. Quedan recuentos de lo que hicieron al menos cinco personas, sin nombres.',
      ],
      ['Destinatarios', '{recipients}'],
      ['Encargados', '{processors}'],
      [
        'Detener o borrar',
        'En cualquier momento, con el botón en pantalla: pausar, detener y conservar, o detener y borrar.',
      ],
      ['Quién lo pide', '{controller}'],
      ['Contacto', '{contact}'],
    ],
    small: 'Rechazar no cambia nada en la aplicación. Aviso {version}, actualizado el {updated}.',
    policy: 'Política de privacidad',
    nobody: 'Ninguno',
    seen: {
      screen: 'Lo que esta aplicación muestra y lo que usted hace en ella: clics, menús, escritura.',
      inputs: 'Lo que esta aplicación muestra y lo que usted hace en ella, pero no lo que escribe.',
      structure: 'La disposición de esta aplicación y lo que usted hace en ella, pero ningún texto.',
    },
    masked: {
      screen: 'Las contraseñas, los números de tarjeta y otros campos sensibles se ocultan',
      inputs: 'Los campos sensibles y todo lo que usted escribe se ocultan',
      structure: 'Todos los textos y todo lo que usted escribe se ocultan',
    },
    rules: 'Reglas de esta aplicación: excluidos {hide}, ocultos {mask}, visibles {show}.',
    end: ['Hasta las {time}', 'Como máximo {window} desde el comienzo de la prueba'],
    sending: 'Un momento.',
    failed: 'No ha funcionado; no se graba nada. Inténtelo de nuevo.',
    covered: 'Algo tapa esta pregunta.',
  },
};
