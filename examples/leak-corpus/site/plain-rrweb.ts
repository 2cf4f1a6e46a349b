/** The script of the control's pages: rrweb with everything on, and not the pruned copy that the product records with. */
import { record } from 'rrweb';

declare global {
  interface Window {
    keepEvent: (event: string) => Promise<void>;
    rrwebRecords?: true;
  }
}

record({
  emit(event) {
    void window.keepEvent(JSON.stringify(event));
    window.rrwebRecords = true;
  },
  maskInputOptions: { password: false },
  recordCanvas: true,
  collectFonts: true,
  inlineStylesheet: true,
  slimDOMOptions: {},
  userTriggeredOnInput: false,
});
