import QRCode from "qrcode";

const QUIET = 4;

/** A text as a QR code. Always black on white, whatever the theme: cameras want it so. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: "M" }).modules;
  const side = size + 2 * QUIET;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      className="aspect-square w-full max-w-80 min-w-60 rounded-md border border-line bg-[#fff] print:max-w-72"
    >
      <path d={pathOf(size, data)} fill="#000" />
    </svg>
  );
}

/** All dark modules as one path, run by run. */
function pathOf(size: number, data: Uint8Array): string {
  let path = "";
  for (let row = 0; row < size; row += 1) {
    let from = -1;
    for (let column = 0; column <= size; column += 1) {
      const dark = column < size && data[row * size + column] === 1;
      if (dark && from < 0) from = column;
      if (!dark && from >= 0) {
        path += `M${from + QUIET} ${row + QUIET}h${column - from}v1h${from - column}z`;
        from = -1;
      }
    }
  }
  return path;
}
