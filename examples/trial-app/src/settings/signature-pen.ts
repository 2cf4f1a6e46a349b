/** In the drawing's own pixels; as thick as a fountain pen at the size it is shown. */
const PEN_WIDTH = 5;

/** Begins drawing on a canvas with mouse, pen or finger; returns what ends it. */
export function startPen(canvas: HTMLCanvasElement, onStroke: () => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const context = canvas.getContext('2d');
  const at = (event: PointerEvent): [x: number, y: number] => {
    const box = canvas.getBoundingClientRect();
    const x = ((event.clientX - box.left) * canvas.width) / box.width;
    const y = ((event.clientY - box.top) * canvas.height) / box.height;
    return [x, y];
  };
  const begin = (event: PointerEvent): void => {
    canvas.setPointerCapture(event.pointerId);
    if (!context) return;
    context.strokeStyle = getComputedStyle(canvas).color;
    context.lineWidth = PEN_WIDTH;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.beginPath();
    context.moveTo(...at(event));
    onStroke();
  };
  const draw = (event: PointerEvent): void => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    context?.lineTo(...at(event));
    context?.stroke();
  };
  canvas.addEventListener('pointerdown', begin, { signal });
  canvas.addEventListener('pointermove', draw, { signal });
  return () => stop.abort();
}
