import { OWN_ACCENT, PAPER } from "@/lib/brand/model";
import type { AppIcon as Shape } from "./app-icons";
import { MARK } from "./mark";

type Props = {
  icon: Shape;
  /** The reseller's logo as a data URL; without one the mark is drawn. */
  logo: string | null;
  accent: string | undefined;
};

// The day's ink of tailwind.config.ts: the icon is drawn where there is no style sheet.
const INK = "#10202d";
const ROUND = 0.22;

/** The shop's mark as an icon among a phone's own programs. */
export function AppIcon({ icon: { size, reach, rounded }, logo, accent = OWN_ACCENT.day }: Props) {
  const wide = Math.round(size * reach);
  const { canvas, ring } = MARK;
  return (
    <div
      style={{
        display: "flex",
        width: "100%",
        height: "100%",
        alignItems: "center",
        justifyContent: "center",
        background: PAPER.day,
        borderRadius: rounded ? size * ROUND : 0,
      }}
    >
      {logo ? (
        <img src={logo} width={wide} height={wide} alt="" style={{ objectFit: "contain" }} />
      ) : (
        <svg width={wide} height={wide} viewBox={`0 0 ${canvas} ${canvas}`}>
          <circle
            cx={ring.at}
            cy={ring.at}
            r={ring.radius}
            fill="#ffffff"
            stroke={INK}
            strokeWidth={ring.width}
          />
          <path d={MARK.land} fill={accent} />
          <path d={MARK.sea} fill="none" stroke={INK} strokeWidth={ring.width} strokeLinecap="round" />
        </svg>
      )}
    </div>
  );
}
