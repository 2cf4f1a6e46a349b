/** A sheet that the replayer adds to each document. */
const OF_THE_REPLAYER = /^\d+ (?:<style \{|rule (?:\.rr-block|noscript|html\.rrweb-paused))/;
/** Attributes that a replay sets so that a field, an option or a dialog stands as it stood; how it stands is compared. */
const OF_A_STATE = / (?:autocomplete|rr_open_mode|selected|checked|value)="[^"]*"|"checked":false,/g;
/** What nobody sees and so is not recorded: which value stands for a choice, the source of a frame, what is closed. */
const UNSEEN = /(?<=<(?:option|select|input id="way-).*)"value":"[^"]*",| srcdoc="(?:[^"\\]|\\.)*"/g;
const CLOSED = /"(?:\\n *inside\\n *|A dialog| ?•{8} ?)"/;

/** The order in which a style came to say what it says is not told. */
function inOrder(_: string, style: string): string {
  const declared = style.replaceAll(/:\s*/g, ':').split(/;\s*/);
  return ` style="${declared.filter(Boolean).toSorted().join('; ')}"`;
}

/** Lines as they are alike in a page and in its replay: what stands there, however it came to. */
export function standing(lines: string[]): string[] {
  return lines
    .filter((line) => !OF_THE_REPLAYER.test(line))
    .map((line) =>
      line
        .replaceAll(OF_A_STATE, '')
        .replaceAll(UNSEEN, '')
        .replace(CLOSED, 'closed')
        .replace(/ style="([^"]*)"/, inOrder),
    );
}
