import type { ReactNode } from "react";
import { cn } from "@/lib/platform/cn";

type Props = {
  label: string;
  /** 0 to 1; null where it is not known. */ share: number | null;
  valueText: string;
  tone?: "accent" | "warn" | "bad";
  className?: string;
  children?: ReactNode;
};

const RADIUS = 44;
const AROUND = 2 * Math.PI * RADIUS;
const strokes = { accent: "stroke-accent", warn: "stroke-warn", bad: "stroke-bad" };

/** How much of something is left, as a ring with the figure inside it. Unknown is drawn dashed, never as empty. */
export function MeterRing({ label, share, valueText, tone = "accent", className, children }: Props) {
  const part = share === null ? 0 : Math.min(1, Math.max(0, share));
  const said =
    share === null
      ? ({ role: "img", "aria-label": `${label}: ${valueText}` } as const)
      : ({
          role: "meter",
          "aria-label": label,
          "aria-valuemin": 0,
          "aria-valuemax": 100,
          "aria-valuenow": Math.round(part * 100),
          "aria-valuetext": valueText,
        } as const);
  return (
    <div {...said} className={cn("relative grid aspect-square w-44 place-items-center", className)}>
      <svg
        viewBox="0 0 100 100"
        className="absolute inset-0 -rotate-90"
        fill="none"
        strokeWidth="7"
        aria-hidden
      >
        <circle
          cx="50"
          cy="50"
          r={RADIUS}
          className={share === null ? "stroke-line-strong" : "stroke-well"}
          strokeDasharray={share === null ? "2 6" : undefined}
        />
        {part > 0 && (
          <circle
            cx="50"
            cy="50"
            r={RADIUS}
            className={strokes[tone]}
            strokeLinecap="round"
            strokeDasharray={`${part * AROUND} ${AROUND}`}
          />
        )}
      </svg>
      <div className="relative grid justify-items-center text-center" aria-hidden>
        {children}
      </div>
    </div>
  );
}
