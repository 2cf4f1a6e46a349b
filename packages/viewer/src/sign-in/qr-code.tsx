import { encode } from 'uqr';
import styles from './sign-in.module.css';

/** Modules of quiet around the code, which readers ask for (ISO/IEC 18004). */
const BORDER = 4;

/** A QR code, drawn here: what it holds is a secret and goes to nobody. Dark on light in both themes, or readers fail. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: BORDER });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : []))).join('');
  return (
    <svg
      className={styles.qr}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
