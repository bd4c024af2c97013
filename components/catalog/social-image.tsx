import { CANVAS, outlinePath } from "./geography/outline-path";

type Props = {
  /** Countries to draw. */
  codes: readonly string[];
  place: string;
  price: string;
  brand: string;
};

const DETAIL = 6_000;
// The day's colours of tailwind.config.ts: the image is drawn where there is no style sheet.
const COLOURS = {
  paper: "#f6f7f4",
  ink: "#10202d",
  soft: "#465562",
  land: "#f3e6c0",
  coast: "#2b3b47",
  shoal: "#dfe9ec",
};

/** A destination as it is shown where a link to it is shared: its coast, its name, its price. */
export function SocialImage({ codes, place, price, brand }: Props) {
  const path = outlinePath(codes, DETAIL);
  return (
    <div
      style={{
        display: "flex",
        width: "100%",
        height: "100%",
        alignItems: "center",
        justifyContent: "space-between",
        background: COLOURS.paper,
        color: COLOURS.ink,
        padding: 72,
      }}
    >
      <div style={{ display: "flex", flexDirection: "column", maxWidth: 620 }}>
        <div style={{ fontSize: 34, color: COLOURS.soft }}>{brand}</div>
        <div style={{ fontSize: place.length > 14 ? 72 : 104, lineHeight: 1.05, marginTop: 18 }}>{place}</div>
        <div style={{ fontSize: 44, marginTop: 30 }}>{price}</div>
      </div>
      <svg width="460" height="460" viewBox={`0 0 ${CANVAS} ${CANVAS}`}>
        <path d={path} fill="none" stroke={COLOURS.shoal} strokeWidth="26" strokeLinejoin="round" />
        <path d={path} fill={COLOURS.land} stroke={COLOURS.coast} strokeWidth="1.8" strokeLinejoin="round" />
      </svg>
    </div>
  );
}
