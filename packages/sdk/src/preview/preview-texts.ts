import type { NoticeLanguage } from '@opname/protocol';
import type { Explanation } from '@opname/privacy';

export interface PreviewTexts {
  title: string;
  explained: string;
  close: string;
  broken: string;
  /** What became of something, before the reason. */
  outcome: Record<Exclude<Explanation['outcome'], 'shown' | 'absent'>, string>;
}

export const PREVIEW_TEXTS: Record<NoticeLanguage, PreviewTexts> = {
  en: {
    title: 'What would be recorded',
    explained: 'Nothing is recorded or sent now. What is outlined would be left out; point at it to see why.',
    close: 'Close',
    broken: 'Masking failed here, so nothing would be recorded.',
    outcome: { masked: 'Masked', hidden: 'Left out', sensitive: 'Masked, always' },
  },
  nl: {
    title: 'Wat er zou worden opgenomen',
    explained: 'Er wordt nu niets opgenomen of verstuurd. Wat omlijnd is, blijft weg; wijs het aan om te zien waarom.',
    close: 'Sluiten',
    broken: 'Het onleesbaar maken lukte hier niet, dus er zou niets worden opgenomen.',
    outcome: { masked: 'Onleesbaar', hidden: 'Weggelaten', sensitive: 'Altijd onleesbaar' },
  },
  fr: {
    title: 'Ce qui serait enregistré',
    explained:
      'Rien n’est enregistré ni envoyé maintenant. Ce qui est encadré serait exclu ; pointez-le pour voir pourquoi.',
    close: 'Fermer',
    broken: 'Le masquage a échoué ici, donc rien ne serait enregistré.',
    outcome: { masked: 'Masqué', hidden: 'Exclu', sensitive: 'Toujours masqué' },
  },
  de: {
    title: 'Was aufgezeichnet würde',
    explained:
      'Jetzt wird nichts aufgezeichnet oder gesendet. Umrandetes bliebe weg; zeigen Sie darauf, um zu sehen, warum.',
    close: 'Schließen',
    broken: 'Das Maskieren ist hier fehlgeschlagen, daher würde nichts aufgezeichnet.',
    outcome: { masked: 'Unkenntlich', hidden: 'Weggelassen', sensitive: 'Immer unkenntlich' },
  },
  es: {
    title: 'Lo que se grabaría',
    explained: 'Ahora no se graba ni se envía nada. Lo enmarcado quedaría fuera; señálelo para ver por qué.',
    close: 'Cerrar',
    broken: 'La ocultación ha fallado aquí, así que no se grabaría nada.',
    outcome: { masked: 'Oculto', hidden: 'Excluido', sensitive: 'Siempre oculto' },
  },
  it: {
    title: 'Che cosa verrebbe registrato',
    explained:
      'Ora non viene registrato né inviato nulla. Ciò che è bordato resterebbe escluso; lo indichi per vedere perché.',
    close: 'Chiudi',
    broken: 'L’oscuramento qui non è riuscito, quindi non verrebbe registrato nulla.',
    outcome: { masked: 'Oscurato', hidden: 'Escluso', sensitive: 'Sempre oscurato' },
  },
  pt: {
    title: 'O que seria gravado',
    explained: 'Nada é gravado nem enviado agora. O que está contornado ficaria de fora; aponte para ver porquê.',
    close: 'Fechar',
    broken: 'A ocultação falhou aqui, por isso nada seria gravado.',
    outcome: { masked: 'Oculto', hidden: 'Excluído', sensitive: 'Sempre oculto' },
  },
  pl: {
    title: 'Co zostałoby nagrane',
    explained:
      'Teraz nic nie jest nagrywane ani wysyłane. To, co obramowane, zostałoby pominięte; wskaż, aby zobaczyć dlaczego.',
    close: 'Zamknij',
    broken: 'Maskowanie tu zawiodło, więc nic nie zostałoby nagrane.',
    outcome: { masked: 'Zamaskowane', hidden: 'Pominięte', sensitive: 'Zawsze maskowane' },
  },
  ar: {
    title: 'ما سيتم تسجيله',
    explained: 'لا يُسجَّل ولا يُرسل أي شيء الآن. ما هو محاط بإطار سيُستبعد؛ أشر إليه لمعرفة السبب.',
    close: 'إغلاق',
    broken: 'فشل الحجب هنا، لذلك لن يُسجَّل أي شيء.',
    outcome: { masked: 'محجوب', hidden: 'مستبعد', sensitive: 'محجوب دائمًا' },
  },
};
