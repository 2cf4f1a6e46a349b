import type { RefObject, VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../shell/app-context.ts';
import { startPen } from './signature-pen.ts';
import { SettingsCard } from './settings-card.tsx';

/** The drawing's own size in pixels: twice what is shown, so that it is sharp on a dense screen. */
const WIDTH = 960;
const HEIGHT = 320;
const NAME_FONT = 'italic 112px "Z003", "Snell Roundhand", "Segoe Script", cursive';

export function SignaturePad(): VNode {
  const { texts, trial, announce } = useApp();
  const { settings } = texts;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isSigned, setSigned] = usePen(canvas);
  const write = (name: string): void => {
    clear(canvas.current);
    writeName(canvas.current, name);
    setSigned(true);
  };
  const erase = (): void => {
    clear(canvas.current);
    setSigned(false);
  };
  return (
    <SettingsCard
      title={settings.signature}
      lead={settings.signatureLead}
      action={settings.saveSignature}
      onSave={() => announce(isSigned ? settings.signatureSaved : settings.signatureEmpty)}
    >
      <canvas
        ref={canvas}
        class="signature"
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={settings.signaturePad}
      />
      <div class="signature-actions">
        <button type="button" class="button quiet" onClick={() => write(trial.name)}>
          {settings.useName}
        </button>
        <button type="button" class="button quiet" onClick={erase}>
          {settings.clearSignature}
        </button>
      </div>
    </SettingsCard>
  );
}

function usePen(canvas: RefObject<HTMLCanvasElement>): [isSigned: boolean, setSigned: (isSigned: boolean) => void] {
  const [isSigned, setSigned] = useState(false);
  useEffect(() => (canvas.current ? startPen(canvas.current, () => setSigned(true)) : undefined), [canvas]);
  return [isSigned, setSigned];
}

function clear(canvas: HTMLCanvasElement | null): void {
  canvas?.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
}

/** For those who do not draw: the name in a script face says the same. */
function writeName(canvas: HTMLCanvasElement | null, name: string): void {
  const context = canvas?.getContext('2d');
  if (!canvas || !context) return;
  context.fillStyle = getComputedStyle(canvas).color;
  context.font = NAME_FONT;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(name, canvas.width / 2, canvas.height / 2, canvas.width * 0.9);
}
